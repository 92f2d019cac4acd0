"""Further short texts of our own: who did what to whom where speakers, foes, denials and leavings meet.

Written as in `claims`, but the roles are all there are: one that is too many is wrong as well.
"""

# ruff: noqa: E501 - a text on one line reads best

ARABIC = {
    "self_reference": (
        "أعلنت قوات سوريا الديمقراطية، أمس الاثنين، سيطرتها على قرية الكشمة عقب معارك ضارية مع داعش.",
        ["territory.captured asserted | kashmah | 2018-10-08 | claimant:sdf initiator:sdf target:is"],
    ),
    "denied_and_told_otherwise": (
        "نفى التحالف الدولي أن تكون مقاتلاته قصفت مدنيين في بلدة الشعفة، وقال إن الغارات طالت مقرا لداعش.",
        [
            "strike.air asserted | shafah | | initiator:coalition target:is",
            "strike.air denied | shafah | | initiator:coalition target:civilians",
        ],
    ),
    "people_leave": (
        "خرجت عشرات العائلات من الباغوز باتجاه الهول، وفق ما ذكر متحدث باسم قسد.",
        ["movement.evacuation asserted | baghouz hawl | | claimant:sdf"],
    ),
    "into_the_street": (
        "خرج أهالي ذيبان في مظاهرة من الجامع.",
        ["civilians.protest asserted | dhiban | |"],
    ),
    "adjective_of_a_state": (
        "دخلت تعزيزات عسكرية فرنسية إلى مدينة منبج.",
        ["movement.buildup asserted | manbij | | initiator:french"],
    ),
    "unknown_actors": (
        "عثر الأهالي على مستودع ذخائر في بلدة غرانيج.",
        ["seizure.weapons asserted | gharanij | |"],
    ),
    "entered_after_a_withdrawal": (
        "تمكن مقاتلو قسد من دخول بلدة غرانيج بعد انسحاب عناصر داعش منها.",
        [
            "territory.captured asserted | gharanij | | initiator:sdf target:is",
            "movement.withdrawal asserted | gharanij | | initiator:is",
        ],
    ),
    "fired_from": (
        "تعرضت بلدة غرانيج لقصف بقذائف الهاون من مواقع داعش في السوسة دون إصابات.",
        ["strike.artillery asserted | gharanij susah | | initiator:is"],
    ),
    "defences": (
        "شن التحالف الدولي ثلاث غارات على تحصينات داعش في السوسة فجر أمس.",
        ["strike.air asserted | susah | 2018-10-08 | initiator:coalition target:is"],
    ),
    "flight_from_shelling": (
        "اضطرت أسر كثيرة إلى النزوح من الشعفة نحو غرانيج هربا من القصف.",
        ["civilians.displaced asserted | shafah gharanij | |"],
    ),
    "suspects_stopped": (
        "أوقفت قسد أربعة شبان في القامشلي بتهمة التهريب.",
        ["seizure.persons asserted | qamishli | | initiator:sdf"],
    ),
    "agreement": (
        "توصلت قسد وداعش إلى اتفاق يقضي بتبادل الجثث في بلدة هجين.",
        ["statement.agreement asserted | hajin | | initiator:sdf target:is"],
    ),
    "its_guns": (
        "قال التحالف الدولي إن مدفعيته دمرت نفقا لداعش قرب الباغوز.",
        ["strike.artillery asserted | baghouz | | claimant:coalition initiator:coalition target:is"],
    ),
    "one_of_theirs": (
        "قتل قيادي في داعش بضربة جوية نفذتها طائرات حربية روسية قرب الميادين.",
        ["strike.air asserted | mayadin | | initiator:russia target:is"],
    ),
    "its_own_dead": (
        "أعلنت قسد مقتل ثلاثة من مقاتليها بانفجار لغم في بلدة الصور.",
        ["strike.mine asserted | suwar | | claimant:sdf target:sdf"],
    ),
    "lost_men_not_ground": ("خسر داعش خمسة من مسلحيه قرب هجين.", []),
    "lost_ground": ("خسر داعش قرية البوبدران.", ["territory.lost asserted | bu_badran | | initiator:is"]),
    "two_places_two_happenings": (
        "مقتل شخصين في إطلاق نار ببلدة ذيبان، واعتقلت قسد ثلاثة أشخاص في البصيرة.",
        ["battle.clash asserted | dhiban | |", "seizure.persons asserted | busayrah | | initiator:sdf"],
    ),
}

ENGLISH = {
    "said_it_had": (
        "The SDF said it had captured As-Susah from ISIS after heavy fighting.",
        ["territory.captured asserted | susah | | claimant:sdf initiator:sdf target:is"],
    ),
    "its_fighters": (
        "ISIS said its fighters had killed twelve SDF soldiers near Hajin.",
        ["battle.clash asserted | hajin | | claimant:is initiator:is target:sdf"],
    ),
    "their_own_dead": (
        "The SDF said on Monday that four of its fighters were wounded in an airstrike on Hajin.",
        ["strike.air asserted | hajin | 2018-10-08 | claimant:sdf target:sdf"],
    ),
    "clashes_with": (
        "SDF fighters took the village of Markada after a week of clashes with ISIS.",
        [
            "territory.captured asserted | markadah | | initiator:sdf target:is",
            "battle.clash asserted | markadah | | initiator:sdf target:is",
        ],
    ),
    "counterattack": (
        "ISIS militants launched a counterattack near Al-Bukamal on Friday, seizing three SDF positions in As-Susah.",
        [
            "territory.captured asserted | susah | 2018-10-05 | initiator:is target:sdf",
            "battle.offensive asserted | bukamal | 2018-10-05 | initiator:is",
        ],
    ),
    "beaten_back": (
        "SDF units beat back an ISIS assault on Gharanij.",
        ["battle.repelled asserted | gharanij | | target:sdf initiator:is"],
    ),
    "air_raids": (
        "Russian warplanes carried out six raids on ISIS hideouts near Mayadin.",
        ["strike.air asserted | mayadin | | initiator:russia target:is"],
    ),
    "checkpoint": (
        "A suicide car bomb went off at an SDF checkpoint outside Busayrah.",
        ["strike.suicide asserted | busayrah | | target:sdf"],
    ),
    "civilians_left": (
        "Around 1,500 civilians left Baghouz toward Al-Hawl on Sunday.",
        ["movement.evacuation asserted | baghouz hawl | 2018-10-07 | target:civilians"],
    ),
    "arrests": (
        "SDF security forces detained nine ISIS members in Dhiban.",
        ["seizure.persons asserted | dhiban | | initiator:sdf target:is"],
    ),
    "gunmen": (
        "Unknown gunmen kidnapped a tribal elder in Dhiban.",
        ["civilians.abducted asserted | dhiban | |"],
    ),
    "reported_by": (
        "Mortar rounds fired by ISIS hit the outskirts of Hajin, the SDF reported.",
        ["strike.artillery asserted | hajin | | initiator:is claimant:sdf"],
    ),
    "deal": (
        "The Syrian army and ISIS reached a deal on prisoners in Al-Bukamal.",
        ["statement.agreement asserted | bukamal | | initiator:regime target:is"],
    ),
}

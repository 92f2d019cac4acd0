"""Short texts of our own: sentences of several clauses, each with its own actors, places, weapon and figures;
what falls, is cleared, remains or is shot down; and what is only supposed, defused or remembered.

Written as in `claims_of_war`: the roles are all there are.
"""

# ruff: noqa: E501 - a case on one line reads best

ARABIC = {
    "subject_between_verb_and_control": ("بسطت قسد سيطرتها على بلدة هجين فجر اليوم.", ["territory.captured asserted | hajin | 2018-10-09 | initiator:sdf"]),
    "what_remains": (
        "سيطرت قسد على غرانيج، ولم يبق بيد داعش سوى هجين والسوسة.",
        ["territory.captured asserted | gharanij | | initiator:sdf", "territory.control asserted | hajin susah | | initiator:is"],
    ),
    "two_captors": (
        "سيطرت قسد على غرانيج، فيما سيطرت قوات النظام على الميادين.",
        ["territory.captured asserted | gharanij | | initiator:sdf", "territory.captured asserted | mayadin | | initiator:regime"],
    ),
    "fighters_are_the_subject": (
        "ذكرت وكالة أعماق أن مقاتلي داعش فجروا سيارتين مفخختين في أرتال قسد عند أطراف الباغوز.",
        ["strike.suicide asserted | baghouz | | claimant:amaq initiator:is target:sdf"],
    ),
    "whose_strike": ("سقط عشرة من عناصر داعش بقصف للتحالف الدولي على السوسة.", ["strike.air asserted | susah | | target:is initiator:coalition"]),
    "weapon_of_its_own_clause": (
        "قصفت مدفعية القوات الفرنسية مواقع داعش في هجين، بالتزامن مع تحليق طائرات مسيرة.",
        ["strike.artillery asserted | hajin | | initiator:french target:is"],
    ),
    "weapons_in_a_depot": ("دمرت طائرات التحالف الدولي مستودع صواريخ لداعش في الشعفة.", ["strike.air asserted | shafah | | initiator:coalition target:is"]),
    "stationed_in": (
        "قصفت القوات الفرنسية المتمركزة في حقل العمر بالمدفعية بلدة السوسة.",
        ["strike.artillery asserted | susah omar_field | | initiator:french"],
    ),
    "drone_shot_down": ("أسقط داعش طائرة مسيرة في أجواء الشعفة.", ["battle.clash asserted | shafah | | initiator:is"]),
    "cleared_of_mines": ("طهرت قسد بلدة هجين من الألغام.", []),
    "clearing_of_a_town": ("أعلنت قسد الانتهاء من تطهير الباغوز.", ["territory.captured asserted | baghouz | | claimant:sdf initiator:sdf"]),
    "any_withdrawal": ("قال محللون إن أي انسحاب قد يعيد داعش إلى الرقة.", ["movement.withdrawal forecast | raqqah | | initiator:is"]),
    "imminent_attack": ("تحدث قيادي عن هجوم وشيك لقسد على هجين.", ["battle.offensive forecast | hajin | | initiator:sdf"]),
    "cars_are_no_future": ("احترقت ثلاث سيارات بقصف جوي على السوسة.", ["strike.air asserted | susah | |"]),
    "defused": ("تمكن فريق الهندسة من تفكيك سيارة مفخخة في ذيبان.", []),
    "line_of_deconfliction": ("تجمعت قوات النظام عند خط فض الاشتباك قرب الميادين.", []),
    "on_the_anniversary": (
        "في ذكرى مجزرة عام 2014 خرجت مظاهرة في بلدة غرانيج.",
        ["civilians.protest asserted | gharanij | ../2018-10-09 |"],
    ),
    "agreed_on": ("اتفاق بين قسد والأهالي في ذيبان على تسليم المطلوبين مقابل الإفراج عن عشرة معتقلين.", ["statement.agreement asserted | dhiban | | initiator:sdf", "seizure.release forecast | dhiban | | initiator:sdf"]),
    "who_says_so_with_a_colon": ("المرصد السوري: داعش يهاجم نقاط قسد في الباغوز.", ["battle.offensive asserted | baghouz | | claimant:sohr initiator:is target:sdf"]),
    "resumed_its_operations": ("استأنفت قسد عملياتها في ريف هجين.", ["battle.offensive asserted | hajin | | initiator:sdf"]),
    "strikes_in_the_dual": ("مقتل ستة مدنيين في غارتين للتحالف الدولي على السوسة.", ["strike.air asserted | susah | | target:civilians initiator:coalition"]),
}  # fmt: skip

ENGLISH = {
    "strike_release": (
        "Near Al-Bukamal, three strikes engaged an ISIS tactical unit and destroyed one vehicle.",
        ["strike.air asserted | bukamal | | target:is"],
    ),
    "cleared": ("SDF fighters cleared al-Susah of ISIS on Sunday.", ["territory.captured asserted | susah | 2018-10-07 | initiator:sdf"]),
    "cleared_of_mines": ("Engineers cleared al-Susah of mines.", []),
    "fell_to": ("Gharanij fell to the SDF after a week.", ["territory.captured asserted | gharanij | | initiator:sdf"]),
    "shot_down": ("ISIS claims to have shot down a drone over Hajin.", ["battle.clash asserted | hajin | | claimant:is initiator:is"]),
    "used_by": ("Russian jets bombed a house used by ISIS commanders in Hajin.", ["strike.air asserted | hajin | | initiator:russia target:is"]),
    "lost_ground": ("ISIS retook al-Susah, Baghouz and most of the ground lost since Friday.", ["territory.captured asserted | susah baghouz | | initiator:is"]),
    "on_hold": ("The meeting in Hajin was put on hold.", []),
    "opened_fire": ("Gunmen opened fire on an SDF checkpoint in Dhiban.", ["battle.clash asserted | dhiban | | target:sdf"]),
    "left": ("More than 300 people left Baghouz on Monday.", ["movement.evacuation asserted | baghouz | 2018-10-08 |"]),
    "on_troops": ("A suicide bomber killed four in Manbij in an attack on French forces.", ["strike.suicide asserted | manbij | | target:french"]),
    "dateline": ("Mosul (Reuters) - Jets carried out an air strike in Hajin.", ["strike.air asserted | hajin | |"]),
    "convoy_of": ("Warplanes hit a convoy of the Syrian army near al-Bukamal.", ["strike.air asserted | bukamal | | target:regime"]),
    "withdrawal_from_a_country": ("The withdrawal of French forces from Syria began.", ["movement.withdrawal asserted | syria | | initiator:french"]),
    "held_by": ("The Omar oil field is held by the SDF.", ["territory.control asserted | omar_field | | initiator:sdf"]),
    "fired_rockets": ("The Syrian army fired rockets at ISIS positions near Hajin.", ["strike.artillery asserted | hajin | | initiator:regime target:is"]),
}  # fmt: skip

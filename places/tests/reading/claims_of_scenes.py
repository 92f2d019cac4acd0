"""Short texts of our own: several happenings in one clause or sentence, each with the places, the day and the
actors that stand beside it; what another took back, did meanwhile or had done before; and whose words they are.

Written as in `claims_of_war`: the roles are all there are.
"""

# ruff: noqa: E501 - a case on one line reads best

ARABIC = {
    "a_day_each": (
        "سيطرت قسد على بلدة الدشيشة في 17 حزيران، وعلى قرية الزر في 20 منه.",
        ["territory.captured asserted | dashishah | 2018-06-17 | initiator:sdf", "territory.captured asserted | zir | 2018-06-20 | initiator:sdf"],
    ),
    "after_an_attack_by": (
        "انسحب عناصر داعش من الشعفة بعد هجوم شنته قسد فجر الجمعة.",
        ["battle.offensive asserted | shafah | 2018-10-05 | initiator:sdf target:is", "movement.withdrawal asserted | shafah | ../2018-10-09 | initiator:is"],
    ),
    "clashes_elsewhere": (
        "سيطرت قسد على غرانيج بعد اشتباكات مع داعش في السوسة.",
        ["territory.captured asserted | gharanij | | initiator:sdf", "battle.clash asserted | susah | | initiator:sdf target:is"],
    ),
    "halted_its_attack": (
        "أوقفت قسد هجومها على هجين إثر قصف مدفعي على منبج، وأبقت نقاطها في محيط السوسة.",
        ["strike.artillery asserted | manbij | |"],
    ),
    "workshop_of_car_bombs": ("دمرت طائرات التحالف الدولي معملا للمفخخات في بلدة الكشمة.", ["strike.air asserted | kashmah | | initiator:coalition"]),
    "men_of_it_attacked": (
        "شن عناصر من داعش هجوما على حواجز لقوات النظام في بادية الميادين.",
        ["battle.offensive asserted | mayadin | | initiator:is target:regime"],
    ),
    "units_of_it_took": ("حررت وحدات من قسد قرية الكشمة في الخامس من الشهر الجاري.", ["territory.captured asserted | kashmah | 2018-10-05 | initiator:sdf"]),
    "joint_patrol": (
        "اقتحمت دورية مشتركة للتحالف الدولي وقسد منزلا في قرية الزر واعتقلت ثلاثة أشخاص.",
        ["seizure.persons asserted | zir | | initiator:coalition initiator:sdf"],
    ),
    "had_captured": ("وكان داعش قد أسر في أيلول الماضي نحو عشرين عنصرا من قسد في بادية هجين.", ["seizure.persons asserted | hajin | 2018-09 | initiator:is target:sdf"]),
    "after_the_capture_heading_for": ("بعد السيطرة على السوسة، تتجه قسد نحو بلدة هجين.", ["territory.captured asserted | susah | | initiator:sdf"]),
    "control_spreads_over": ("توزعت سيطرة داعش على هجين والشعفة.", ["territory.control asserted | hajin shafah | | initiator:is"]),
    "retaken_from": (
        "سيطرت قوات النظام على الميادين، قبل أن يستعيدها داعش ليل السبت.",
        ["territory.captured asserted | mayadin | 2018-10-06 | initiator:is", "territory.captured asserted | mayadin | ../2018-10-09 | initiator:regime"],
    ),
    "what_another_did_meanwhile": (
        "شنت طائرات التحالف الدولي أكثر من 20 ضربة على الباغوز، فيما فجر داعش ثلاث عربات مفخخة.",
        ["strike.air asserted | baghouz | | initiator:coalition", "strike.suicide asserted | baghouz | | initiator:is"],
    ),
    "arrivals": ("وصل نحو 200 مقاتل من قسد إلى حقل العمر.", ["movement.buildup asserted | omar_field | | initiator:sdf"]),
    "bodies_arrived": ("وصلت إلى مدينة الشدادي جثث ستة مقاتلين من قسد قضوا في معارك هجين.", ["battle.clash asserted | hajin | | target:sdf"]),
    "taken_before": ("انسحبت قسد من النقاط التي كانت قد سيطرت عليها في السوسة خلال الشهر الماضي.", ["movement.withdrawal asserted | susah | ../2018-10-09 | initiator:sdf"]),
    "strikes_carried_out_by": ("قتل ستة مدنيين في ضربات نفذها التحالف الدولي على بلدة السوسة قرب هجين.", ["strike.air asserted | susah | | initiator:coalition target:civilians"]),
    "of_its_families": ("قتل عشرة من عائلات عناصر داعش بقصف جوي على السوسة.", ["strike.air asserted | susah | |"]),
    "in_its_ranks": ("دارت اشتباكات في هجين بين قسد وداعش أوقعت ثمانية قتلى في صفوف داعش.", ["battle.clash asserted | hajin | | initiator:sdf target:is"]),
    "if_it_withdrew": ("قال خبراء إن داعش يعود إلى هجين إذا انسحبت القوات الفرنسية.", ["movement.withdrawal forecast | hajin | | initiator:french"]),
    "called_upon_to": ("وزعت قسد منشورات تدعو عناصر داعش في هجين إلى تسليم أنفسهم.", ["seizure.persons forecast | hajin | | initiator:sdf target:is"]),
    "what_is_told_is_untrue": ("ما يروجه داعش عن سيطرته على حقل العمر عار عن الصحة.", ["territory.captured denied | omar_field | | initiator:is"]),
    "because_of_a_blast": ("أغلقت قسد الجسر بسبب انفجار مفخخة في البصيرة.", ["strike.suicide asserted | busayrah | |"]),
    "suffered_an_attack": ("تعرض حاجز لقسد في بلدة ذيبان لهجوم بالأسلحة الرشاشة.", ["battle.offensive asserted | dhiban | | target:sdf"]),
    "the_battle_is_not_over": ("المتحدث باسم التحالف الدولي: مقاتلو قسد دخلوا مركز هجين، والمعركة لم تنته بعد.", ["territory.captured asserted | hajin | | claimant:coalition initiator:sdf"]),
}  # fmt: skip

ENGLISH = {
    "what_they_called_it": (
        "SDF fighters launched what they called the final assault on Hajin on Monday.",
        ["battle.offensive asserted | hajin | 2018-10-08 | initiator:sdf"],
    ),
    "a_day_each": (
        "The SDF seized Dashisha on June 17 and the village of Gharanij on June 20.",
        ["territory.captured asserted | dashishah | 2018-06-17 | initiator:sdf", "territory.captured asserted | gharanij | 2018-06-20 | initiator:sdf"],
    ),
    "workshop_for_car_bombs": ("Coalition jets destroyed a workshop for car bombs near al-Kashmah.", ["strike.air asserted | kashmah | | initiator:coalition"]),
    "fell_to_another_before": ("Hajin, which fell to ISIS in 2014, was captured by the SDF on Friday.", ["territory.captured asserted | hajin | 2018-10-05 | initiator:sdf"]),
    "a_member_of_it": ("Gunmen assassinated an SDF member in Dhiban.", ["battle.clash asserted | dhiban | | target:sdf"]),
    "taken_prisoner": ("ISIS had taken more than 40 of his men prisoner in al-Susah.", ["seizure.persons asserted | susah | | initiator:is"]),
    "the_second_such": ("More than 40 trucks carrying women and children left Baghouz on Friday, the second such evacuation this week.", ["movement.evacuation asserted | baghouz | 2018-10-05 |"]),
    "day_of_saying": ("The Coalition bombed Hajin, a spokesman said Tuesday.", ["strike.air asserted | hajin | ../2018-10-09 | initiator:coalition"]),
    "the_verb_is": ("The Coalition says it is looking into reports that shelling hit Hajin.", ["strike.artillery asserted | hajin | | claimant:coalition"]),
    "since_the_fighting": ("Families have fled Hajin since the fighting resumed on September 10.", ["battle.clash asserted | hajin | 2018-09-10 |", "civilians.displaced asserted | hajin | ../2018-10-09 |"]),
    "held_town": ("Russian jets raided the ISIS-held town of al-Susah.", ["strike.air asserted | susah | | initiator:russia"]),
    "its_assault_supported": ("The Coalition supported the SDF's assault on Baghouz.", ["battle.offensive asserted | baghouz | | supporter:coalition initiator:sdf"]),
    "after_it_fell": ("A week after Baghouz fell, gunmen killed seven SDF members in Manbij.", ["battle.clash asserted | manbij | | target:sdf"]),
    "was_entered": ("The town of al-Susah was entered by the SDF on Monday.", ["territory.captured asserted | susah | 2018-10-08 | initiator:sdf"]),
    "wounding_its_members": ("Mortar rounds fired by ISIS landed in Hajin, wounding three SDF members.", ["strike.artillery asserted | hajin | | initiator:is target:sdf"]),
    "sent_to_the_front": ("The SDF sent 500 fighters to the front at al-Susah.", ["movement.buildup asserted | susah | | initiator:sdf"]),
    "wide_area_left": ("The French withdrawal from Syria could allow ISIS to return to Hajin.", ["movement.withdrawal forecast | syria | | initiator:french"]),
}  # fmt: skip

"""Short texts of our own, worded as agencies, networks and pages word theirs: who says so without a name, both
sides of a fight, where people were brought to, clauses of several dates, and words of war said of something else.

Written as in `claims_of_war`: the roles are all there are.
"""

# ruff: noqa: E501 - a case on one line reads best

ARABIC = {
    "activists_say": ("أفاد ناشطون بأن التحالف الدولي شن غارات على الكشمة.", ["strike.air asserted | kashmah | | claimant:activists initiator:coalition"]),
    "pages_say": ("ذكرت صفحات محلية أن داعش أعدم شابين في ساحة السوسة.", ["civilians.harmed asserted | susah | | claimant:pages initiator:is"]),
    "our_correspondent": ("قال مراسلنا إن انفجارا هز البصيرة مساء الأحد.", ["strike.mine asserted | busayrah | 2018-10-07 | claimant:correspondent"]),
    "sources_before_a_colon": ("مصادر أهلية: قوات النظام تفرج عن 20 معتقلا في الميادين.", ["seizure.release asserted | mayadin | | claimant:sources initiator:regime"]),
    "flag_raised": ("رفعت قسد رايتها فوق هجين.", ["territory.captured asserted | hajin | | initiator:sdf"]),
    "sources_deny": ("نفت مصادر محلية سيطرة داعش على حقل العمر.", ["territory.captured denied | omar_field | | claimant:sources initiator:is"]),
    "pages_loyal_to": ("تم إجلاء الجرحى من الباغوز بحسب صفحات موالية لقسد.", ["movement.evacuation asserted | baghouz | | claimant:pages"]),
    "its_reporter": ("اعتقلت قسد مراسل شبكة فرات بوست في غرانيج.", ["seizure.persons asserted | gharanij | | initiator:sdf"]),
    "its_patrol": ("داهمت دورية تابعة لقسد منازل في ذيبان واعتقلت شابين.", ["seizure.persons asserted | dhiban | | initiator:sdf"]),
    "its_checkpoint": ("احتجز حاجز لقوات النظام في البوكمال 12 شابا.", ["seizure.persons asserted | bukamal | | initiator:regime"]),
    "carried_out_by": ("أعلنت وكالة أعماق عن هجوم انتحاري نفذه مقاتل من داعش وسط تجمع لعناصر قسد في السوسة.", ["strike.suicide asserted | susah | | claimant:amaq initiator:is target:sdf"]),
    "both_lose_men": ("قتل 12 عنصرا من داعش و37 من قسد خلال معارك في هجين.", ["battle.clash asserted | hajin | | target:is target:sdf"]),
    "between_two_sides": ("اندلعت اشتباكات بين قوات النظام المتمركزة غرب النهر وقسد شرقه عند البصيرة.", ["battle.clash asserted | busayrah | | initiator:regime target:sdf"]),
    "forced_back": (
        "هجوم لداعش يجبر قسد على التراجع من أطراف هجين.",
        ["battle.offensive asserted | hajin | | initiator:is target:sdf", "movement.withdrawal asserted | hajin | | initiator:sdf"],
    ),
    "whose_attack_is_repelled": ("أحبطت قسد محاولة تسلل لعناصر داعش في السوسة.", ["battle.repelled asserted | susah | | target:sdf initiator:is"]),
    "fire_from_its_ground": ("قصف صاروخي على البصيرة مصدره مناطق سيطرة قوات النظام.", ["strike.artillery asserted | busayrah | | initiator:regime"]),
    "brought_away": ("خطف مسلحون شابين من ذيبان واقتادوهما إلى الشدادي.", ["civilians.abducted asserted | dhiban | |"]),
    "fled_and_arrived": ("نزح مدنيون من هجين ووصل معظمهم إلى مخيم الهول.", ["civilians.displaced asserted | hajin | | target:civilians"]),
    "back_from_a_camp": ("عاد 120 نازحا من مخيم الهول إلى منازلهم في هجين.", ["civilians.returned asserted | hajin | |"]),
    "not_there_but_here": ("تصحيح: الغارة استهدفت الشعفة وليس السوسة كما ورد سابقا.", ["strike.air asserted | shafah | |"]),
    "meanwhile": (
        "كثف التحالف الدولي غاراته على السوسة، بالتزامن مع محاولة قسد التقدم من الكشمة.",
        ["strike.air asserted | susah | | initiator:coalition"],
    ),
    "blast_by_air_strikes": ("سمع دوي انفجارات في هجين ناجمة عن غارات التحالف الدولي.", ["strike.air asserted | hajin | | initiator:coalition"]),
    "two_days_two_weapons": (
        "قتل مدنيون بقصف على الشعفة يوم السبت، فيما أصيب آخرون بانفجار لغم في غرانيج أمس.",
        ["strike.artillery asserted | shafah | 2018-10-06 | target:civilians", "strike.mine asserted | gharanij | 2018-10-08 | target:civilians"],
    ),
    "before_it_withdrew": ("هاجم داعش نقاطا في السوسة قبل أن ينسحب.", ["battle.offensive asserted | susah | | initiator:is", "movement.withdrawal asserted | susah | | initiator:is"]),
    "not_true_that": ("ليس صحيحا أن داعش سيطر على حقل العمر.", ["territory.captured denied | omar_field | | initiator:is"]),
    "demand_to_stop": ("طالب ناشطون التحالف الدولي بوقف قصف ذيبان.", []),
    "a_mood_reigns": ("سيطر القلق على أهالي السوسة بعد انقطاع المياه.", []),
    "a_wary_calm": ("هدوء حذر يسود الباغوز.", []),
    "a_match": ("انسحب فريق ذيبان من المباراة أمام فريق الميادين.", []),
    "unlisted_villages": ("سيطرت قسد على قرى المناخ وأم الخير شرق هجين.", ["territory.captured asserted | | | initiator:sdf"]),
    "since_and_until": ("منذ 11 أيلول وحتى اليوم قتل 210 من داعش في هجين.", ["battle.clash asserted | hajin | 2018-09-11/2018-10-09 | target:is"]),
}  # fmt: skip

ENGLISH = {
    "activists_say": ("Local activists said Coalition jets bombed Hajin late Sunday.", ["strike.air asserted | hajin | 2018-10-07 | claimant:activists initiator:coalition"]),
    "source_of_water": ("A source of clean water was restored in Gharanij.", []),
    "brought_away": ("Gunmen abducted two teachers from Dhiban and took them to Shaddadi, a local source said.", ["civilians.abducted asserted | dhiban | | claimant:sources"]),
    "heads_of_entries": ("Hasakah: A mine exploded in Shaddadi.", ["strike.mine asserted | shaddadi | |"]),
    "participle_of_people": ("ISIS released 32 kidnapped women in Hajin.", ["seizure.release asserted | hajin | | initiator:is"]),
    "captured_a_man": ("Coalition forces raided a house in Dhiban and captured an ISIS financier.", ["seizure.persons asserted | dhiban | | initiator:coalition target:is"]),
    "fighters_captured_a_town": ("Fighters of the SDF seized the town of Hajin from IS militants.", ["territory.captured asserted | hajin | | initiator:sdf target:is"]),
    "fighters_were_captured": ("Four militants were captured in Hajin.", ["seizure.persons asserted | hajin | |"]),
    "backed_fighters": ("Coalition-backed SDF fighters captured Hajin.", ["territory.captured asserted | hajin | | initiator:sdf supporter:coalition"]),
    "backed_by_somebody_unnamed": ("Western-backed SDF fighters captured Hajin.", ["territory.captured asserted | hajin | | initiator:sdf"]),
    "reclaimed": ("SDF fighters reclaimed Hajin.", ["territory.captured asserted | hajin | | initiator:sdf"]),
    "held_a_ceremony": ("The YPG held a ceremony in Hajin.", []),
    "mass_grave": ("A mass grave was found in Hajin.", []),
    "flag_raised": ("The SDF raised its flag over Baghuz.", ["territory.captured asserted | baghouz | | initiator:sdf"]),
    "captured_a_mood": ("The activists captured the mood of Busayrah in a short film.", []),
    "pulled_out": ("The SDF denied that it had pulled out of Hajin.", ["movement.withdrawal denied | hajin | | claimant:sdf initiator:sdf"]),
    "subject_of_its_clause": ("If the Syrian army crosses at Mayadin, the Coalition will respond with air strikes.", ["strike.air forecast | mayadin | | initiator:coalition"]),
    "the_jihadists": ("The jihadists still hold Hajin.", ["territory.control asserted | hajin | | initiator:is"]),
    "months_cut_short": ("Between Oct. 1 and Oct. 7, the Coalition conducted air strikes in Hajin.", ["strike.air asserted | hajin | 2018-10-01/2018-10-07 | initiator:coalition"]),
    "two_countries": ("The Coalition conducted 47 air strikes in Syria and Iraq.", ["strike.air asserted | syria iraq | | initiator:coalition"]),
    "convoy_entered": ("A convoy of 150 trucks entered Hasakah and headed for Shaddadi.", ["movement.buildup asserted | hasakah shaddadi | |"]),
    "held_by_the_way": ("Fighting was raging around Shafah, the last town held by ISIS.", ["battle.clash asserted | shafah | | target:is"]),
}  # fmt: skip

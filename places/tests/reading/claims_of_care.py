"""Short texts of our own on what a quick reading gets wrong: what only may be, is over, or is untrue; whose men
fell; several dates, places and happenings in one sentence.

Written as in `claims_of_war`: the roles are all there are.
"""

# ruff: noqa: E501 - a case on one line reads best

ARABIC = {
    "may_launch": ("قد تشن قسد هجوماً على هجين خلال أيام.", ["battle.offensive forecast | hajin | | initiator:sdf"]),
    "has_launched": ("قالت مصادر إن قسد قد شنت هجوماً على هجين.", ["battle.offensive asserted | hajin | | initiator:sdf"]),
    "no_truth": ("لا صحة لما تداولته صفحات عن سيطرة داعش على السوسة.", ["territory.captured denied | susah | | initiator:is"]),
    "refused_to_leave": ("رفض مدنيون الخروج من الشعفة نحو هجين.", ["movement.evacuation denied | shafah hajin | | target:civilians"]),
    "neither_side": ("تجددت الاشتباكات بين قسد وداعش في السوسة.", ["battle.clash asserted | susah | | initiator:sdf target:is"]),
    "of_whom_by_whom": ("قتل ما بين 10 و15 عنصراً من داعش بغارات التحالف الدولي على الشعفة.", ["strike.air asserted | shafah | | target:is initiator:coalition"]),
    "six_of_theirs": ("في السادس من الشهر الجاري قتل ستة من قسد قرب السوسة.", ["battle.clash asserted | susah | 2018-10-06 | target:sdf"]),
    "attack_with_captives": (
        "شن داعش هجوماً على مواقع قسد في السوسة، ما أدى إلى مقتل 12 عنصراً من قسد وأسر خمسة.",
        ["battle.offensive asserted | susah | | initiator:is target:sdf", "seizure.persons asserted | susah | | initiator:is target:sdf"],
    ),
    "in_each_of": ("استهدفت مدفعية التحالف الدولي مواقع لداعش في كل من هجين والسوسة والشعفة.", ["strike.artillery asserted | hajin susah shafah | | initiator:coalition target:is"]),
    "long_way_to_over": ("سيطرت قوات النظام، في 12 أيلول الماضي، على أربع قرى جنوب البوكمال.", ["territory.captured asserted | bukamal | 2018-09-12 | initiator:regime"]),
    "held_by": ("نزحت مئات العائلات من هجين نحو مناطق سيطرة قسد.", ["civilians.displaced asserted | hajin | |"]),
    "night_of_two_days": ("قصفت طائرات التحالف الدولي ليل الاثنين الثلاثاء السوسة.", ["strike.air asserted | susah | 2018-10-08/2018-10-09 | initiator:coalition"]),
    "from_day_to_day": ("استمرت الغارات من 5 أيلول إلى 3 تشرين الأول على هجين.", ["strike.air asserted | hajin | 2018-09-05/2018-10-03 |"]),
    "days_ago": ("قبل ثلاثة أيام نزح أكثر من 700 مدني من الشعفة.", ["civilians.displaced asserted | shafah | 2018-10-06 |"]),
    "passive_assassination": ("اغتيل رجل في ذيبان على يد مجهولين.", ["battle.clash asserted | dhiban | |"]),
    "witness_to_battles": ("تشهد هجين معارك عنيفة.", ["battle.clash asserted | hajin | |"]),
    "by_a_leader": ("ونقلت وكالة عن قيادي في قسد أن داعش هاجم السوسة.", ["battle.offensive asserted | susah | | claimant:sdf initiator:is"]),
    "where_the_second_verb_is": (
        "مقتل شاب واعتقال شقيقيه في دير الزور، واعتقال آخرين في السوسة.",
        ["seizure.persons asserted | susah deir_ez_zor | |"],
    ),
    "convoy_came": ("دخل رتل عسكري لقوات النظام إلى البوكمال.", ["movement.buildup asserted | bukamal | | initiator:regime"]),
}  # fmt: skip

ENGLISH = {
    "may_launch": ("The SDF may launch an assault on Hajin within days.", ["battle.offensive forecast | hajin | | initiator:sdf"]),
    "in_may": ("In May 2018 the SDF launched an assault on Hajin.", ["battle.offensive asserted | hajin | 2018-05 | initiator:sdf"]),
    "neither_has": ("Neither the SDF nor the Syrian army has entered Hajin.", ["territory.captured denied | hajin | | initiator:sdf"]),
    "according_to_the": ("ISIS did not retake al-Susah, according to the SDF.", ["territory.captured denied | susah | | initiator:is claimant:sdf"]),
    "own_fighters_hurt": ("At least three SDF fighters were wounded when a mine exploded west of al-Shaafah.", ["strike.mine asserted | shafah | | target:sdf"]),
    "men_put_to_death": ("ISIS executed two men in al-Susa.", ["civilians.harmed asserted | susah | | initiator:is"]),
    "were_retaken": ("Two villages near Hajin were retaken by ISIS overnight.", ["territory.captured asserted | hajin | | initiator:is"]),
    "between_two_dates": ("Coalition aircraft conducted 25 strikes near Hajin between October 1 and October 7.", ["strike.air asserted | hajin | 2018-10-01/2018-10-07 | initiator:coalition"]),
}  # fmt: skip

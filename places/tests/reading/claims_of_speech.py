"""Short texts of our own: what somebody thinks of the war or expects of it, and further words of war.

Written as in `claims_of_war`: the roles are all there are.
"""

ARABIC = {
    "warned": (
        "حذرت الأمم المتحدة من كارثة إنسانية في هجين.",
        ["statement.forecast asserted | hajin | |"],
    ),
    "threatened": (
        "هدد داعش بالانتقام من أهالي البصيرة.",
        ["statement.forecast asserted | busayrah | | claimant:is"],
    ),
    "thought_by_analysts": (
        "يرى محللون أن داعش ما زال قادرا على الصمود في هجين.",
        ["statement.assessment asserted | hajin | |"],
    ),
    "estimated": (
        "قدر البنتاغون أن ألفي مقاتل بقوا في هجين.",
        ["statement.assessment asserted | hajin | |"],
    ),
    "not_expected": ("لم تتوقع قسد مقاومة في هجين.", []),
    "warned_by_name": (
        "حذرت قسد من هجوم وشيك على السوسة.",
        ["battle.offensive forecast | susah | | initiator:sdf"],
    ),
    "expected_battle": (
        "توقعت قسد أن تطول المعركة في هجين أسابيع.",
        ["battle.offensive forecast | hajin | | initiator:sdf"],
    ),
    "sniper": (
        "قناص من داعش استهدف مدنيا في هجين وأصابه برصاصة.",
        ["battle.clash asserted | hajin | | initiator:is"],
    ),
    "put_to_death": (
        "أعدم داعش ثلاثة أشخاص ميدانيا في الشعفة.",
        ["civilians.harmed asserted | shafah | | initiator:is"],
    ),
    "brought_up": (
        "استقدمت قوات النظام تعزيزات إلى البوكمال.",
        ["movement.buildup asserted | bukamal | | initiator:regime"],
    ),
    "rocket_fell": ("سقط صاروخ على أطراف الشعفة.", ["strike.artillery asserted | shafah | |"]),
    "rained_shells": (
        "أمطرت قوات النظام بلدة هجين بوابل من القذائف.",
        ["strike.artillery asserted | hajin | | initiator:regime"],
    ),
    "done_away_with": ("صفّى مجهولون قياديا في ذيبان.", ["battle.clash asserted | dhiban | |"]),
    "hidden_by_stops": (
        "ارتقى عدد من الشهد.اء في الشعفة بعد قصـ.ـف طائ.رات التحالف.",
        ["strike.air asserted | shafah | | initiator:coalition"],
    ),
    "moved_away": (
        "بدأت قسد إعادة انتشار قواتها في السوسة.",
        ["movement.withdrawal asserted | susah | | initiator:sdf"],
    ),
}

ENGLISH = {
    "warned": ("The UN warned of a disaster in Hajin.", ["statement.forecast asserted | hajin | |"]),
    "threatened": (
        "ISIS threatened revenge on the elders of Busayrah.",
        ["statement.forecast asserted | busayrah | | claimant:is"],
    ),
    "estimated": (
        "The Pentagon estimated that 2,000 fighters remained in Hajin.",
        ["statement.assessment asserted | hajin | |"],
    ),
    "experts": (
        "Experts say the poorest families of Dhiban suffer most.",
        ["statement.assessment asserted | dhiban | |"],
    ),
    "took_place": ("The wedding took place in Hajin.", []),
    "swap": ("A prisoner swap took place in Hajin.", ["statement.agreement asserted | hajin | |"]),
    "gunned_down": (
        "Masked men gunned down a tribal elder in Dhiban.",
        ["battle.clash asserted | dhiban | |"],
    ),
    "redeployed": (
        "The SDF redeployed from As-Susah on Friday.",
        ["movement.withdrawal asserted | susah | 2018-10-05 | initiator:sdf"],
    ),
    "put_to_death": (
        "ISIS executed two civilians in Shafah.",
        ["civilians.harmed asserted | shafah | | initiator:is target:civilians"],
    ),
}

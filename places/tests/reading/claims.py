"""Short texts of our own for the reading of claims, as appeared on Tuesday 9 October 2018.

Each case is (text, [claims]); a claim is written "type modality | places | when | roles", the places'
keys main first, roles as role:key; a part left empty is not compared, "-" means none.
"""

ARABIC = {
    "airstrike_noun": ("غارة جوية على بلدة الشعفة", ["strike.air asserted | shafah | |"]),
    "airstrike_by": (
        "أغارت طائرات التحالف الدولي على هجين أمس",
        ["strike.air asserted | hajin | 2018-10-08 | initiator:coalition"],
    ),
    "artillery": (
        "قصفت القوات الفرنسية بالمدفعية مواقع داعش في هجين",
        ["strike.artillery asserted | hajin | ../2018-10-09 | initiator:french target:is"],
    ),
    "rockets": ("سقطت قذائف على السوسة مساء الاثنين", ["strike.artillery asserted | susah | 2018-10-08 |"]),
    "targeted_by_drone": ("استهدفت طائرة مسيرة سيارة في البصيرة", ["strike.air asserted | busayrah | |"]),
    "suicide": (
        "فجر انتحاري نفسه عند حاجز لقسد في الشحيل بالبصيرة",
        ["strike.suicide asserted | busayrah | | target:sdf"],
    ),
    "car_bomb": (
        "انفجرت سيارة مفخخة وسط الميادين يوم الجمعة",
        ["strike.suicide asserted | mayadin | 2018-10-05 |"],
    ),
    "mine": ("انفجار لغم في غرانيج", ["strike.mine asserted | gharanij | |"]),
    "charge": ("انفجرت عبوة ناسفة قرب ذيبان", ["strike.mine asserted | dhiban | |"]),
    "dawn_is_no_blast": ("عادوا فجر اليوم إلى هجين", []),
    "house_pulled_down": ("تفجير منزل في هجين", []),
    "clash": (
        "اندلعت اشتباكات بين قسد وداعش في الباغوز",
        ["battle.clash asserted | baghouz | | initiator:sdf"],
    ),
    "small_arms": ("استهدف مجهولون بالرصاص حاجزا في ذيبان", ["battle.clash asserted | dhiban | |"]),
    "offensive": (
        "شنت قوات النظام هجوما على البوكمال",
        ["battle.offensive asserted | bukamal | | initiator:regime"],
    ),
    "attack_on": (
        "هاجم داعش نقاط قسد في السوسة",
        ["battle.offensive asserted | susah | | initiator:is target:sdf"],
    ),
    "operations_go_on": (
        "تتواصل العمليات العسكرية ضد داعش في هجين",
        ["battle.offensive asserted | hajin | ../2018-10-09 | target:is"],
    ),
    "raid": ("داهمت قسد منازل في ذيبان", ["battle.offensive asserted | dhiban | | initiator:sdf"]),
    "raid_with_arrests": (
        "داهمت قسد بلدة ذيبان واعتقلت ثلاثة أشخاص",
        ["seizure.persons asserted | dhiban | | initiator:sdf"],
    ),
    "repelled": (
        "بحسب وكالة أعماق تصدى داعش لهجوم قسد على الباغوز",
        ["battle.repelled asserted | baghouz | | claimant:amaq target:is"],
    ),
    "repelled_verb": ("أحبطت قسد هجوما على السوسة", ["battle.repelled asserted | susah | |"]),
    "captured": ("سيطرت قسد على بلدة السوسة", ["territory.captured asserted | susah | | initiator:sdf"]),
    "captured_from": (
        "انتزعت قسد قرية الباغوز من داعش",
        ["territory.captured asserted | baghouz | | initiator:sdf target:is"],
    ),
    "captured_list": (
        "استعادت قوات النظام الميادين والبوكمال",
        ["territory.captured asserted | mayadin bukamal | | initiator:regime"],
    ),
    "captured_passive": (
        "تمت السيطرة على الدشيشة، بحسب قسد",
        ["territory.captured asserted | dashishah | | claimant:sdf initiator:sdf"],
    ),
    "claims_capture": (
        "أعلنت قسد سيطرتها على الشعفة",
        ["territory.captured asserted | shafah | | claimant:sdf initiator:sdf"],
    ),
    "entered": (
        "دخلت قسد بلدة الباغوز أمس",
        ["territory.captured asserted | baghouz | 2018-10-08 | initiator:sdf"],
    ),
    "fell": ("سقطت السوسة بيد قسد", ["territory.captured asserted | susah | |"]),
    "fell_dead": ("سقوط قتلى في هجين", None),
    "lost": ("خسر داعش السوسة", ["territory.lost asserted | susah | | initiator:is"]),
    "holds": ("لا يزال داعش يسيطر على الشعفة", ["territory.control asserted | shafah | | initiator:is"]),
    "remains_in": ("داعش لا يزال في الباغوز", ["territory.control asserted | baghouz | | initiator:is"]),
    "area_held_is_no_event": ("وصل إلى مناطق سيطرة قسد في هجين", []),
    "relative_clause_is_no_event": ("القرى التي يسيطر عليها داعش قرب هجين فقيرة", []),
    "civilians": ("مقتل أربعة مدنيين في هجين", ["civilians.harmed asserted | hajin | | target:civilians"]),
    "civilians_and_strike_are_one": (
        "قتل خمسة مدنيين بقصف مدفعي على الشعفة",
        ["strike.artillery asserted | shafah | |"],
    ),
    "toll_is_no_event": ("بلغ عدد قتلى التحالف الدولي 17 شخصا في هجين", []),
    "massacre": ("مجزرة في الباغوز", ["civilians.harmed asserted | baghouz | |"]),
    "displaced": ("نزوح مئات العائلات من الشعفة", ["civilians.displaced asserted | shafah | |"]),
    "residents_left": ("غادر الأهالي غرانيج", ["civilians.displaced asserted | gharanij | |"]),
    "abducted": ("خطف مسلحون شابين في البصيرة", ["civilians.abducted asserted | busayrah | |"]),
    "arrest": ("اعتقلت قسد شخصين في الشدادي", ["seizure.persons asserted | shaddadi | | initiator:sdf"]),
    "weapons": ("صادرت قسد أسلحة وذخائر في مركدة", ["seizure.weapons asserted | markadah | | initiator:sdf"]),
    "weapons_next_sentence": (
        "سيطرت قسد على الدشيشة. كما تم الاستيلاء على أسلحة كثيرة.",
        [
            "territory.captured asserted | dashishah | |",
            "seizure.weapons asserted | dashishah | | initiator:sdf",
        ],
    ),
    "massing": (
        "يحشد التحالف الدولي قواته قرب هجين",
        ["movement.buildup asserted | hajin | | initiator:coalition"],
    ),
    "reinforcements": ("وصلت تعزيزات عسكرية إلى الشدادي", ["movement.buildup asserted | shaddadi | |"]),
    "withdrawal": ("انسحب داعش من الميادين", ["movement.withdrawal asserted | mayadin | | initiator:is"]),
    "evacuation": ("إجلاء العائلات من الباغوز", ["movement.evacuation asserted | baghouz | |"]),
    "support": (
        "قدم التحالف الدولي دعما جويا قرب هجين",
        ["support.air asserted | hajin | | initiator:coalition"],
    ),
    "agreement": ("أعلنت قسد التوصل إلى اتفاق في البصيرة", ["statement.agreement asserted | busayrah | |"]),
    "supporter": (
        "سيطرت قسد بدعم من التحالف الدولي على هجين",
        ["territory.captured asserted | hajin | | initiator:sdf supporter:coalition"],
    ),
    "by_hand_of": ("مقتل مدنيين على يد داعش في هجين", ["civilians.harmed asserted | hajin | | initiator:is"]),
    "denied": ("نفت قسد دخول داعش بلدة الشعفة", None),
    "not_happened": ("لم تسيطر قسد على هجين", ["territory.captured denied | hajin | |"]),
    "no_advance": ("لم تحقق قسد تقدما نحو السوسة", ["battle.offensive denied | susah | |"]),
    "will": ("سيقصف التحالف الدولي بلدة هجين", ["strike.air forecast | hajin | |"]),
    "may": ("قد تسيطر قسد على السوسة قريبا", ["territory.captured forecast | susah | |"]),
    "did_indeed": ("قد سيطرت قسد على السوسة", ["territory.captured asserted | susah | |"]),
    "wants_to": ("تحاول قسد السيطرة على هجين", None),
    "in_order_to": ("استعدادا لشن هجوم على هجين", None),
    "working_on": ("يعمل التحالف الدولي على السيطرة على هجين", None),
    "habit": ("تقصف قوات النظام البوكمال بشكل متكرر", []),
    "earlier_without_date": ("وفي وقت سابق قصفت قوات النظام الميادين", []),
    "earlier_today": (
        "وفي وقت سابق من اليوم قصفت قوات النظام الميادين",
        ["strike.artillery asserted | mayadin | 2018-10-09 |"],
    ),
    "earlier_with_date": (
        "سبق أن سيطرت قسد على الدشيشة في حزيران 2018",
        ["territory.captured asserted | dashishah | 2018-06 |"],
    ),
    "despite_support": ("رغم الدعم الجوي في هجين بقي الناس", []),
    "statement_date_is_not_the_event_s": (
        "في بيان اليوم قالت قسد إنها سيطرت على الشدادي",
        ["territory.captured asserted | shaddadi | ../2018-10-09 | claimant:sdf initiator:sdf"],
    ),
    "two_events": (
        "سيطرت قسد على السوسة، فيما قصفت القوات الروسية بالطيران الميادين",
        ["territory.captured asserted | susah | |", "strike.air asserted | mayadin | |"],
    ),
    "headline_then_body": (
        "قصف على دير الزور\n\nقصفت قوات النظام بالمدفعية بلدة ذيبان شرق دير الزور أمس.",
        ["strike.artillery asserted | dhiban deir_ez_zor | 2018-10-08 |"],
    ),
    "foreign_quotation": (
        "سيطرت قسد على السوسة بعد قتال عنيف دام أياما طويلة.\nThe SDF captured Hajin",
        ["territory.captured asserted | susah | |"],
    ),
    "related_headlines": (
        "سيطرت قسد على السوسة.\n\nمقالات ذات صلة\n\nقصف على هجين\n\nغارة على الميادين",
        ["territory.captured asserted | susah | |"],
    ),
    "tweet_furniture": (
        "Copy link to Tweet\n\nEmbed Tweet\n\nغارة جوية على #هجين\n\nBack to top ↑",
        ["strike.air asserted | hajin | |"],
    ),
    "hidden_word": ("مقـ.ـتل مدنيين في هجين", ["civilians.harmed asserted | hajin | |"]),
}
ENGLISH = {
    "airstrike": (
        "A coalition airstrike hit Hajin on Friday",
        ["strike.air asserted | hajin | 2018-10-05 | initiator:coalition"],
    ),
    "shelling": (
        "Artillery shelling struck al-Susa yesterday",
        ["strike.artillery asserted | susah | 2018-10-08 |"],
    ),
    "bombed": ("Russian jets bombed Mayadeen", ["strike.air asserted | mayadin | | initiator:russia"]),
    "car_bomb": ("A car bomb exploded in Basira", ["strike.suicide asserted | busayrah | |"]),
    "mine": (
        "A landmine exploded near Dhiban and killed two children",
        ["strike.mine asserted | dhiban | |"],
    ),
    "clashes": (
        "Clashes broke out between the SDF and ISIS in Hajin",
        ["battle.clash asserted | hajin | | initiator:sdf"],
    ),
    "attack": (
        "ISIS attacked SDF positions in Shafa",
        ["battle.offensive asserted | shafah | | initiator:is"],
    ),
    "offensive": (
        "The SDF launched an offensive against ISIS in Hajin",
        ["battle.offensive asserted | hajin | | initiator:sdf target:is"],
    ),
    "raid": ("SDF forces raided Thiban", ["battle.offensive asserted | dhiban | | initiator:sdf"]),
    "repelled": (
        "Amaq said ISIS repelled an SDF assault on Baghouz",
        ["battle.repelled asserted | baghouz | | claimant:amaq target:is initiator:sdf"],
    ),
    "captured": (
        "The SDF captured al-Dashisha from ISIS",
        ["territory.captured asserted | dashishah | | initiator:sdf target:is"],
    ),
    "took_control": (
        "The Syrian army took control of Abu Kamal",
        ["territory.captured asserted | bukamal | | initiator:regime"],
    ),
    "by": ("Hajin was captured by the SDF", ["territory.captured asserted | hajin | | initiator:sdf"]),
    "holds": ("ISIS still controls Shafa", ["territory.control asserted | shafah | | initiator:is"]),
    "lost": ("ISIS lost control of al-Susa", ["territory.lost asserted | susah | | initiator:is"]),
    "civilians": ("Four civilians were killed in Hajin", ["civilians.harmed asserted | hajin | |"]),
    "strike_with_dead": (
        "Coalition airstrikes on Shafa killed nine civilians",
        ["strike.air asserted | shafah | | initiator:coalition"],
    ),
    "displaced": ("Hundreds of families fled Hajin", ["civilians.displaced asserted | hajin | |"]),
    "abducted": ("Gunmen kidnapped a teacher in Basira", ["civilians.abducted asserted | busayrah | |"]),
    "arrested": (
        "The SDF arrested two men in Markada",
        ["seizure.persons asserted | markadah | | initiator:sdf"],
    ),
    "weapons": (
        "The SDF seized weapons in Markada",
        ["seizure.weapons asserted | markadah | | initiator:sdf"],
    ),
    "massing": (
        "The Coalition is massing troops near Hajin",
        ["movement.buildup asserted | hajin | | initiator:coalition"],
    ),
    "withdrew": ("ISIS withdrew from Mayadeen", ["movement.withdrawal asserted | mayadin | | initiator:is"]),
    "evacuated": ("Families were evacuated from Baghouz", ["movement.evacuation asserted | baghouz | |"]),
    "support": (
        "The Coalition provided air support near Hajin",
        ["support.air asserted | hajin | | initiator:coalition"],
    ),
    "ceasefire": ("The SDF announced a ceasefire in Basira", ["statement.agreement asserted | busayrah | |"]),
    "denied": ("The SDF denied that ISIS captured Hajin", ["territory.captured denied | hajin | |"]),
    "not": ("The SDF did not capture Hajin", ["territory.captured denied | hajin | |"]),
    "may": ("The SDF may capture Hajin", ["territory.captured forecast | hajin | |"]),
    "plans": ("The army plans to attack Abu Kamal", ["battle.offensive forecast | bukamal | |"]),
    "if": ("If the SDF captures Hajin the road opens", ["territory.captured forecast | hajin | |"]),
    "held_areas": ("He lives in areas controlled by ISIS near Hajin", []),
    "repeatedly": ("The army repeatedly shelled Mayadeen", []),
    "two_weeks_ago": (
        "The SDF captured al-Susa three days ago",
        ["territory.captured asserted | susah | 2018-10-06 |"],
    ),
}

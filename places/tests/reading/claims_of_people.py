"""Short texts of our own: protests, releases and handovers, property taken, returns, agreements; and what is
said of them without having happened.

Written as in `claims_of_war`: the roles are all there are.
"""

# ruff: noqa: E501 - a case on one line reads best

ARABIC = {
    "demonstration": ("خرجت مظاهرة في بلدة ذيبان احتجاجاً على ارتفاع أسعار المحروقات.", ["civilians.protest asserted | dhiban | |"]),
    "demonstrated_for_a_release": (
        "تظاهر مدنيون في البصيرة مطالبين بالإفراج عن المعتقلين لدى قسد.",
        ["civilians.protest asserted | busayrah | | initiator:civilians", "seizure.release forecast | busayrah | | target:civilians initiator:sdf"],
    ),
    "road_closed_by_protesters": ("قطع محتجون الطريق المؤدي إلى ذيبان.", ["civilians.protest asserted | dhiban | |"]),
    "no_demonstration": ("لم تخرج أي مظاهرة في الميادين يوم الجمعة.", ["civilians.protest denied | mayadin | 2018-10-05 |"]),
    "call_to_demonstrate": ("دعا ناشطون إلى التظاهر في البصيرة الجمعة المقبلة.", ["civilians.protest forecast | busayrah | 2018-10-12 | initiator:activists"]),
    "since_the_protests": ("لم يزر أحد السوسة منذ مظاهرات الصيف.", []),
    "released": ("أفرجت قسد عن 35 معتقلاً في سجن هجين بعد وساطة عشائرية.", ["seizure.release asserted | hajin | | initiator:sdf"]),
    "let_go": ("أطلق سراح ثلاثة مدنيين في الشعفة بعد أيام من اعتقالهم.", ["seizure.release asserted | shafah | | target:civilians"]),
    "body_handed_over": ("سلمت قسد جثة شاب لذويه في بلدة ذيبان.", ["seizure.release asserted | dhiban | | initiator:sdf"]),
    "release_denied": ("نفت قسد إطلاق سراح أي معتقل في الباغوز.", ["seizure.release denied | baghouz | | initiator:sdf"]),
    "refused_to_hand_over": ("ورفضت قسد تسليم جثة الشاب لذويه في ذيبان.", ["seizure.release denied | dhiban | | initiator:sdf"]),
    "arms_handed_over": ("سلمت قسد المجلس مبنى في هجين.", []),
    "houses_taken": ("صادر عناصر داعش منازل المدنيين في السوسة ونهبوا محتوياتها.", ["seizure.property asserted | susah | | initiator:is"]),
    "shops_taken": ("استولت مجموعة مسلحة على منازل ومحلات تجارية في البوكمال.", ["seizure.property asserted | bukamal | |"]),
    "arms_taken": ("استولت قسد على أسلحة وذخائر في السوسة.", ["seizure.weapons asserted | susah | | initiator:sdf"]),
    "town_taken": ("استولت قسد صباح اليوم على بلدة السوسة.", ["territory.captured asserted | susah | 2018-10-09 | initiator:sdf"]),
    "families_returned": ("عادت نحو 200 عائلة نازحة إلى بلدة هجين أمس.", ["civilians.returned asserted | hajin | 2018-10-08 |"]),
    "return_of_displaced": ("بدأت عودة النازحين إلى السوسة والشعفة.", ["civilians.returned asserted | susah shafah | |"]),
    "return_wished_for": ("طالب ناشطون بضمان عودة النازحين إلى هجين.", ["civilians.returned forecast | hajin | |"]),
    "clashes_returned": ("عادت الاشتباكات إلى السوسة.", ["battle.clash asserted | susah | |"]),
    "truce_agreed": ("تم الاتفاق على هدنة في هجين.", ["statement.agreement asserted | hajin | |"]),
    "bodies_found": ("عثر سكان على جثث ثلاثة رجال في الشعفة.", ["civilians.harmed asserted | shafah | |"]),
}  # fmt: skip

ENGLISH = {
    "streets": ("Protesters took to the streets of al-Busayrah on Friday over fuel prices.", ["civilians.protest asserted | busayrah | 2018-10-05 |"]),
    "demanding_a_release": (
        "Demonstrators demanding the release of detainees blocked the road to Dhiban.",
        ["civilians.protest asserted | dhiban | |", "seizure.release forecast | dhiban | |"],
    ),
    "calls_for_protests": ("Activists called for protests in al-Busayrah next Friday.", ["civilians.protest forecast | busayrah | 2018-10-12 | initiator:activists"]),
    "released": ("The SDF released 20 detainees from a prison in Hajin on Sunday.", ["seizure.release asserted | hajin | 2018-10-07 | initiator:sdf"]),
    "none_released": ("No prisoners were released in al-Susah.", ["seizure.release denied | susah | |"]),
    "video_released": ("The SDF released a video of Hajin.", []),
    "body_handed_over": ("The body of a fighter was handed over to his family in Dhiban.", ["seizure.release asserted | dhiban | |"]),
    "looted": ("Militiamen looted homes in al-Bukamal and seized shops there.", ["seizure.property asserted | bukamal | |"]),
    "took_part": ("Several officers took part in a meeting in Hajin.", []),
    "returned": ("Residents began returning to Hajin after the fighting ended.", ["civilians.returned asserted | hajin | |"]),
    "fighting_returned": ("Fighting returned to al-Susah.", ["battle.clash asserted | susah | |"]),
}  # fmt: skip

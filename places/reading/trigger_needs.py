"""Words that a trigger needs beside it, in both languages: who suffered, what was taken, how it was done."""

# ruff: noqa: E501 - word lists read best on long lines

from __future__ import annotations

from places.reading.words import words_of

PAST, PRESENT, NOUN = "past", "present", "noun"
"""The forms of a trigger."""

CIVILIANS = words_of(
    "مدني مدنيا مدنيين مدنيون مدنيان المدنيين المدنيون مدنية مدنيات طفل طفلا طفلة طفلين أطفال الأطفال امرأة نساء النساء سيدة "
    "شخص شخصا شخصين أشخاص شاب شابا شابين شبان شباب رجل رجلا رجلين نازح نازحين النازحين عائلة عائلات مواطن مواطنين الأهالي أهالي "
    "مسن مراسل إعلامي إعلاميا مصور سائق سائقا طبيب طبيبا ناشط ناشطا ناشطين ممرض ممرضا مسعف مسعفين مسعفا راع راعيا رعاة مزارع مزارعا مزارعين وجيه صحفي صحفيا صحفيين طالب طلاب معلم عامل عمال سكان السكان شقيقين أشقاء رجال راعي رعاة أسرة الشاب الطفل المواطن "
    "civilian civilians child children woman women people person man men family residents villagers journalist boy girl girls infant infants shepherd shepherds farmer farmers teacher teachers worker workers activist activists medic medics elder elders sheikh member council"
)
WEAPONS = words_of(
    "أسلحة الأسلحة أسلحته سلاح السلاح ذخائر الذخائر ذخيرة الذخيرة عتاد العتاد صواريخ متفجرات عبوات آليات مستودع مستودعات "
    "weapons weapon ammunition arms munitions rifles explosives cache caches"
)
RESIDENTS = words_of(
    "أهالي الأهالي أهاليها سكان السكان مدنيين المدنيين المدنيون مدنيون عائلات العائلات عائلة نازحين النازحين أسرة أسر سكانها عائلاتهم عائلاتها أسرهم ذويهم شخص أشخاص الآلاف آلاف مئات المئات عشرات نازح "
    "residents civilians families people villagers thousands hundreds"
)
PERSONS = words_of(
    "commander commanders leader leaders emir emirs financier financiers operative operatives facilitator facilitators suspect suspects smuggler "
    "member members fighter fighters militant militants soldier soldiers cell civilians prisoners hostages"
)
BOMBS = words_of(
    "براميل برميلا برميل قنابل قنبلة قذائف صواريخ فوسفور الفوسفور bombs bomb phosphorus barrel munitions"
)
ADVANCING = words_of("باتجاه نحو في إلى على باتجاة كم كيلومتر كيلومترات كيلومترا أمتار مترا")
FIGHTERS = words_of(
    "عنصر عنصرا عناصر العناصر مقاتل مقاتلا مقاتلين المقاتلين مقاتلي مقاتلو مسلحين المسلحين مسلحي مسلحو جنود الجنود fighters militants gunmen jihadists"
)
TROOPS = FIGHTERS | words_of(
    "قوات القوات قواته قواتها جنوده جنودها مقاتليه مقاتليها عناصره عناصرها آليات آلياتها آلياته معدات معداتها معداته دبابات أسلحة"
)
FALLEN_BACK = words_of(
    "أطراف مواقع مواقعه مواقعها نقاط نقاطه نقاطها بلدة قرية مدينة محيط مشارف خطوط خلف أمام مناطق"
)
SUSPECTS = words_of("عنصرا عنصرين عناصر متهم متهما متهمين مطلوبا مطلوبين مشتبه مهربا مهربين خلية")
STRUCK = words_of(
    "نفق نفقا أنفاق أنفاقا موقع موقعا مواقع مقر مقرا مقرات مستودع مستودعا مستودعات تحصينات عربة عربات آلية آليات رتل رتلا منصة "
    "معمل معملا مصنعا مصنع ورشة ورشا مخزنا مخزن جسر جسرا الجسر عبارة عبارات "
    "tunnel tunnels position positions headquarters depot depots convoy bunker bunkers hideout hideouts workshop workshops factory center centre compound bridge bridges building buildings vehicle vehicles"
)
VEHICLES = words_of(
    "سيارة سيارات سيارتين سيارتان السيارة عربة عربات عربتين العربة مفخخة مفخخات المفخخة دراجة نفسه نفسيهما نفسها عبوة عبوتين عبوات لغم "
    "ألغام صهريج منزل منزلا جسر الجسر car cars vehicle bomb bombs himself truck ied mine"
)
HELD_PEOPLE = words_of(
    "kidnapped abducted معتقل معتقلا المعتقل معتقلة معتقلين المعتقلين معتقلون محتجز محتجزا محتجزين المحتجزين مختطف مختطفا مختطفين المختطفين مخطوف مخطوفين أسير أسيرا "
    "أسيرين أسرى الأسرى موقوف موقوفا موقوفين الموقوفين سجين سجينا سجناء السجناء رهينة رهائن الرهائن "
    "detainee detainees prisoner prisoners hostage hostages captive captives abductee abductees inmates"
)
HANDED = HELD_PEOPLE | words_of(
    "جثة الجثة جثته جثث الجثث جثمان جثامين رفات ذويه ذويها ذويهم لذويه لذويها لذويهم body bodies remains"
)
PROPERTY = words_of(
    "منزل منزلا المنزل منازل المنازل منازلهم بيت بيوت البيوت محل محال المحال محلات المحلات متجر متاجر المتاجر ممتلكات الممتلكات ممتلكاتهم أملاك "
    "أملاكهم محتويات محتوياتها محتوياته عقار عقارات أثاث مواشي المواشي أغنام "
    "home homes house houses shop shops store stores property properties belongings furniture livestock"
)
RETURNING = words_of(
    "نازح نازحا نازحة نازحين النازحين نازحون النازحون مهجر مهجرين المهجرين لاجئ لاجئين اللاجئين اللاجئون أهالي الأهالي أهاليها سكان السكان سكانها "
    "مدنيين المدنيين مدنيون المدنيون عائلة عائلات العائلات أسرة أسر "
    "displaced residents refugees families family civilians people villagers idps"
)
TAKEN = words_of("عنصر عناصر عنصرين عنصرا مقاتل مقاتلا مقاتلين جندي جنديا جنديين جنود مسلحين عددا ضابطا ضباط")
CAPTIVE = words_of("prisoner captive hostage")
CONTROL_OVER = words_of("على علي عليها عليه of over")
FORCES = words_of(
    "دخل دخلت دخول وصل وصلت وصول توجه عسكرية عسكري عسكريا تعزيزات قوات مقاتلين قواتها قواته مقاتليه مقاتليها military"
)
ATTACKS = words_of(
    "هجوم هجوما هجومين هجمات الهجوم الهجمات لهجوم لهجمات بهجوم محاولة محاولات تسلل attack attacks assault offensive"
)
MILITARY = words_of(
    "عسكرية العسكرية أمنية الأمنية مداهمة مداهمات دهم إنزال تمشيط نوعية انتحاري انتحارية مباغت عنيف صاروخي جوية military security ground"
)
DEAL = words_of(
    "تم تمت توصل توصلت التوصل أبرم أبرمت إبرام وقع وقعت توقيع أعلن أعلنت إعلان دخل دخول reached signed agreed announced"
)
IN = words_of("في ب in")
SHELTER = words_of("جوي جويا جوا الجوي جوية الجوية طيران air aerial")
ARRIVING = FIGHTERS | words_of("جنديا جندي جنود قوات تعزيزات رتل رتلا دبابات مدرعات")
WHOSE_STRIKES = words_of(
    "أمريكية الأمريكية أميركية الأميركية روسية الروسية إسرائيلية الإسرائيلية تركية التركية فرنسية الفرنسية عراقية العراقية التحالف للتحالف"
)
AIRCRAFT = words_of(
    "طائرة الطائرة طائرتين طائرتان طائرات مسيرة المسيرة مسيرتين مسيرات مروحية المروحية مقاتلة درون drone drones aircraft helicopter helicopters plane jet jets uav"
)
GROUND = words_of("بري بريا برا البري ناري مدفعي أرضي لوجستي ground artillery logistical")
VOICES = words_of(
    "أن بأن محلل محللون محللين محللو خبير خبراء الخبراء مراقبون مراقبين المراقبون باحث باحثون معهد مركز استخبارات الاستخبارات البنتاغون"
)

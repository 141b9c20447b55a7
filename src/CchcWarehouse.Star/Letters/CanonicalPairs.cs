namespace CchcWarehouse.Star.Letters;

/// <summary>Which letter and combining mark make which composed letter: the Latin blocks of Unicode.</summary>
/// <remarks>
/// Source: UnicodeData.txt, canonical decompositions of U+00C0–U+024F and U+1E00–U+1EFF without the
/// composition exclusions. It stands here because the program runs without ICU, and without ICU
/// <see cref="string.Normalize()"/> leaves letters outside ASCII as they are.
/// </remarks>
internal static class CanonicalPairs
{
    /// <summary>A mark, then pairs "letter, letter with that mark".</summary>
    internal static readonly (char Mark, string Pairs)[] ByMark =
    [
        ('\u0300', "AÀ EÈ IÌ OÒ UÙ aà eè iì oò uù ÜǛ üǜ NǸ nǹ ĒḔ ēḕ ŌṐ ōṑ WẀ wẁ ÂẦ âầ ĂẰ ăằ ÊỀ êề ÔỒ ôồ "
            + "ƠỜ ơờ ƯỪ ưừ YỲ yỳ"),
        ('\u0301', "AÁ EÉ IÍ OÓ UÚ YÝ aá eé ií oó uú yý CĆ cć LĹ lĺ NŃ nń RŔ rŕ SŚ sś ZŹ zź ÜǗ üǘ GǴ gǵ "
            + "ÅǺ åǻ ÆǼ æǽ ØǾ øǿ ÇḈ çḉ ĒḖ ēḗ ÏḮ ïḯ KḰ kḱ MḾ mḿ ÕṌ õṍ ŌṒ ōṓ PṔ pṕ ŨṸ ũṹ WẂ wẃ ÂẤ âấ "
            + "ĂẮ ăắ ÊẾ êế ÔỐ ôố ƠỚ ơớ ƯỨ ưứ"),
        ('\u0302', "AÂ EÊ IÎ OÔ UÛ aâ eê iî oô uû CĈ cĉ GĜ gĝ HĤ hĥ JĴ jĵ SŜ sŝ WŴ wŵ YŶ yŷ ZẐ zẑ ẠẬ ạậ "
            + "ẸỆ ẹệ ỌỘ ọộ"),
        ('\u0303', "AÃ NÑ OÕ aã nñ oõ IĨ iĩ UŨ uũ VṼ vṽ ÂẪ âẫ ĂẴ ăẵ EẼ eẽ ÊỄ êễ ÔỖ ôỗ ƠỠ ơỡ ƯỮ ưữ YỸ yỹ"),
        ('\u0304', "AĀ aā EĒ eē IĪ iī OŌ oō UŪ uū ÜǕ üǖ ÄǞ äǟ ȦǠ ȧǡ ÆǢ æǣ ǪǬ ǫǭ ÖȪ öȫ ÕȬ õȭ ȮȰ ȯȱ YȲ yȳ "
            + "GḠ gḡ ḶḸ ḷḹ ṚṜ ṛṝ"),
        ('\u0306', "AĂ aă EĔ eĕ GĞ gğ IĬ iĭ OŎ oŏ UŬ uŭ ȨḜ ȩḝ ẠẶ ạặ"),
        ('\u0307', "CĊ cċ EĖ eė GĠ gġ Iİ ZŻ zż AȦ aȧ OȮ oȯ BḂ bḃ DḊ dḋ FḞ fḟ HḢ hḣ MṀ mṁ NṄ nṅ PṖ pṗ RṘ "
            + "rṙ SṠ sṡ ŚṤ śṥ ŠṦ šṧ ṢṨ ṣṩ TṪ tṫ WẆ wẇ XẊ xẋ YẎ yẏ ſẛ"),
        ('\u0308', "AÄ EË IÏ OÖ UÜ aä eë iï oö uü yÿ YŸ HḦ hḧ ÕṎ õṏ ŪṺ ūṻ WẄ wẅ XẌ xẍ tẗ"),
        ('\u0309', "AẢ aả ÂẨ âẩ ĂẲ ăẳ EẺ eẻ ÊỂ êể IỈ iỉ OỎ oỏ ÔỔ ôổ ƠỞ ơở UỦ uủ ƯỬ ưử YỶ yỷ"),
        ('\u030a', "AÅ aå UŮ uů wẘ yẙ"),
        ('\u030b', "OŐ oő UŰ uű"),
        ('\u030c', "CČ cč DĎ dď EĚ eě LĽ lľ NŇ nň RŘ rř SŠ sš TŤ tť ZŽ zž AǍ aǎ IǏ iǐ OǑ oǒ UǓ uǔ ÜǙ üǚ "
            + "GǦ gǧ KǨ kǩ ƷǮ ʒǯ jǰ HȞ hȟ"),
        ('\u030f', "AȀ aȁ EȄ eȅ IȈ iȉ OȌ oȍ RȐ rȑ UȔ uȕ"),
        ('\u0311', "AȂ aȃ EȆ eȇ IȊ iȋ OȎ oȏ RȒ rȓ UȖ uȗ"),
        ('\u031b', "OƠ oơ UƯ uư"),
        ('\u0323', "BḄ bḅ DḌ dḍ HḤ hḥ KḲ kḳ LḶ lḷ MṂ mṃ NṆ nṇ RṚ rṛ SṢ sṣ TṬ tṭ VṾ vṿ WẈ wẉ ZẒ zẓ AẠ aạ "
            + "EẸ eẹ IỊ iị OỌ oọ ƠỢ ơợ UỤ uụ ƯỰ ưự YỴ yỵ"),
        ('\u0324', "UṲ uṳ"),
        ('\u0325', "AḀ aḁ"),
        ('\u0326', "SȘ sș TȚ tț"),
        ('\u0327', "CÇ cç GĢ gģ KĶ kķ LĻ lļ NŅ nņ RŖ rŗ SŞ sş TŢ tţ EȨ eȩ DḐ dḑ HḨ hḩ"),
        ('\u0328', "AĄ aą EĘ eę IĮ iį UŲ uų OǪ oǫ"),
        ('\u032d', "DḒ dḓ EḘ eḙ LḼ lḽ NṊ nṋ TṰ tṱ UṶ uṷ"),
        ('\u032e', "HḪ hḫ"),
        ('\u0330', "EḚ eḛ IḬ iḭ UṴ uṵ"),
        ('\u0331', "BḆ bḇ DḎ dḏ KḴ kḵ LḺ lḻ NṈ nṉ RṞ rṟ TṮ tṯ ZẔ zẕ hẖ"),
    ];
}

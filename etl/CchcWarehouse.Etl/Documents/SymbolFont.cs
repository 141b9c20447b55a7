using System.Collections.Frozen;

namespace CchcWarehouse.Etl.Documents;

/// <summary>Signs of fonts whose letters are pictures: a "ü" in Wingdings is a tick.</summary>
internal static class SymbolFont
{
    private static readonly FrozenDictionary<char, char> Wingdings = new Dictionary<char, char>
    {
        ['\u006c'] = '●', ['\u006e'] = '■', ['\u006f'] = '☐', ['\u0071'] = '❑', ['\u0072'] = '❒', ['\u0076'] = '❖',
        ['\u009f'] = '•', ['\u00a1'] = '○', ['\u00a7'] = '▪', ['\u00a8'] = '☐', ['\u00d8'] = '➢', ['\u00e0'] = '→',
        ['\u00f0'] = '⇨', ['\u00fb'] = '✗', ['\u00fc'] = '✓', ['\u00fd'] = '☒', ['\u00fe'] = '☑',
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<char, char> Wingdings2 = new Dictionary<char, char>
    {
        ['\u004f'] = '✗', ['\u0050'] = '✓', ['\u0051'] = '☒', ['\u0052'] = '☑', ['\u0053'] = '☒', ['\u0054'] = '☒', ['\u00a3'] = '☐', ['\u0097'] = '•',
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<char, char> Symbol = new Dictionary<char, char>
    {
        ['\u002d'] = '-', ['\u0061'] = 'α', ['\u0062'] = 'β', ['\u0044'] = 'Δ', ['\u0053'] = 'Σ', ['\u00a3'] = '≤', ['\u00ae'] = '→',
        ['\u00b0'] = '°', ['\u00b1'] = '±', ['\u00b3'] = '≥', ['\u00b4'] = '×', ['\u00b7'] = '•', ['\u00b8'] = '÷', ['\u00b9'] = '≠',
        ['\u00bb'] = '≈', ['\u00d7'] = '⋅', ['\u00de'] = '⇒', ['\u00e5'] = '∑',
    }.ToFrozenDictionary();

    /// <summary>The sign itself; a private-use letter that is not known stays as it is.</summary>
    internal static char Sign(char letter, string? font)
    {
        var code = letter is >= '\uf000' and <= '\uf0ff' ? (char)(letter - 0xf000) : letter;
        return Table(font)?.GetValueOrDefault(code) is { } sign and not '\0' ? sign
            : letter >= '\uf000' && code is > ' ' and < '\u007f' && Table(font) is null ? code
            : letter;
    }

    internal static string Text(string text, string? font) =>
        Table(font) is null && text.AsSpan().IndexOfAnyInRange('\uf000', '\uf0ff') < 0 ? text : string.Concat(text.Select(c => Sign(c, font)));

    /// <summary>A dash or plus stays what it is; every other bullet is a dot.</summary>
    internal static string Bullet(string text, string? font)
    {
        var sign = Text(text, font).Trim();
        return sign is "-" or "–" or "—" or "+" or "*" ? sign : sign.Length == 0 ? "" : "•";
    }

    internal static bool IsOne(string? font) => Table(font) is not null;

    private static FrozenDictionary<char, char>? Table(string? font) => font?.Trim().ToUpperInvariant() switch
    {
        "WINGDINGS" => Wingdings,
        "WINGDINGS 2" => Wingdings2,
        "SYMBOL" => Symbol,
        _ => null,
    };
}

using System.Buffers;
using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Star.Letters;

namespace CchcWarehouse.Etl.Rows;

internal enum OrdinalKind
{
    /// <summary>I, II, III.</summary>
    Roman,
    /// <summary>A, B.</summary>
    UpperLetter,
    /// <summary>1, 1.1, 1.1.1; also II.1 and 1.a.</summary>
    Decimal,
    /// <summary>1), (1).</summary>
    Bracketed,
    /// <summary>a, b), i).</summary>
    LowerLetter,
}

/// <summary>A printed number that opens a row: what kind it is and how deep.</summary>
/// <param name="Path">The components, such as 3, 4, 1; a letter counts from 1.</param>
internal sealed record Ordinal(OrdinalKind Kind, IReadOnlyList<int> Path)
{
    private const int MostComponents = 6;

    private static readonly SearchValues<char> FigureSigns = SearchValues.Create("0123456789.,% ");

    internal int Depth => Path.Count;

    /// <summary>Whether the number stands directly or further above the other: 3.4 above 3.4.1.</summary>
    internal bool IsAbove(Ordinal other) =>
        Depth < other.Depth && Path.SequenceEqual(other.Path.Take(Depth));

    /// <summary>Reads the text of an ordinal cell as a whole.</summary>
    internal static Ordinal? Read(string text)
    {
        var trimmed = text.AsSpan().Trim();
        if (trimmed.Length is 0 or > 16)
            return null;
        var bracketed = trimmed[^1] == ')';
        trimmed = trimmed.TrimStart('(').TrimEnd(".):/-–, ");
        if (trimmed.Length == 0)
            return null;

        var path = new List<int>();
        var kind = OrdinalKind.Decimal;
        foreach (var range in trimmed.SplitAny('.', '-', ','))
        {
            var part = trimmed[range].Trim();
            if (part.Length == 0 || path.Count == MostComponents)
                return null;
            if (ReadComponent(part, path.Count == 0, alone: part.Length == trimmed.Length, out var found) is not { } value)
                return null;
            if (path.Count == 0)
                kind = found;
            path.Add(value);
        }
        if (path.Count > 1)
            return new Ordinal(OrdinalKind.Decimal, path);
        return new Ordinal(kind == OrdinalKind.Decimal && bracketed ? OrdinalKind.Bracketed : kind, path);
    }

    /// <summary>
    /// Cuts "1.1. Số nhiệm vụ" into its number and its label. A bare "3 cấp" is no number: there must be a
    /// dot, a bracket or more than one component.
    /// </summary>
    internal static bool TrySplit(string text, out string number, out string rest)
    {
        number = rest = "";
        var end = text.AsSpan().IndexOfAny(' ', '\n');
        if (end is <= 0 or > 14)
            return false;
        var candidate = text[..end];
        var marked = candidate[^1] is '.' or ')' or '/' or ':' || candidate.AsSpan(0, end).Contains('.');
        if (!marked || candidate[0] is '-' or '+' || Read(candidate) is null)
            return false;
        var after = text[(end + 1)..].TrimStart();
        if (after.Length == 0 || !after.AsSpan().ContainsAnyExcept(FigureSigns) || char.IsAsciiDigit(candidate[0]) && after[0] == '%')
            return false;
        number = candidate;
        rest = after;
        return true;
    }

    /// <summary>"Trong đó" in the ordinal cell, also broken by a narrow column ("Tron g đó").</summary>
    internal static bool IsPartsWord(string text)
    {
        if (text.Length is 0 or > 20)
            return false;
        var word = FoldedText.Of(text).Replace(" ", "", StringComparison.Ordinal);
        return word is "trongdo" or "trongd" or "gom" or "baogom" or "chiara";
    }

    // "2.953" is a number of files, not an ordinal: only a number alone has three digits.
    private static int? ReadComponent(ReadOnlySpan<char> part, bool first, bool alone, out OrdinalKind kind)
    {
        kind = OrdinalKind.Decimal;
        if (part.Length <= (alone ? 3 : 2) && part.IndexOfAnyExceptInRange('0', '9') < 0)
            return int.Parse(part, System.Globalization.CultureInfo.InvariantCulture);
        if (first && RomanValue(part) is { } roman)
        {
            kind = OrdinalKind.Roman;
            return roman;
        }
        if (part.Length != 1 || !char.IsAsciiLetter(part[0]) && part[0] is not ('đ' or 'Đ'))
            return null;
        kind = char.IsUpper(part[0]) ? OrdinalKind.UpperLetter : OrdinalKind.LowerLetter;
        return CanonicalText.BaseLetter(char.ToLowerInvariant(part[0])) - 'a' + 1;
    }

    // One or two letters of a misread scan ("l" for I) are left alone: a wrong parent is worse than none.
    private static int? RomanValue(ReadOnlySpan<char> part)
    {
        if (part.Length > 7 || part.IndexOfAnyExcept("IVX") >= 0)
            return null;
        var value = 0;
        for (var i = 0; i < part.Length; i++)
        {
            var digit = Digit(part[i]);
            value += i + 1 < part.Length && Digit(part[i + 1]) > digit ? -digit : digit;
        }
        return value;

        static int Digit(char c) => c switch { 'I' => 1, 'V' => 5, _ => 10 };
    }
}

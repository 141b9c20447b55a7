using System.Globalization;
using CchcWarehouse.OData.Requests.Syntax;

namespace CchcWarehouse.OData.Requests.Reading;

/// <summary>Identifiers and qualified names.</summary>
internal static class Names
{
    private const int LongestIdentifier = 128;

    public static bool IsStart(char c) =>
        char.IsAsciiLetter(c) || c == '_'
        || (c > 127 && (char.IsLetter(c) || char.GetUnicodeCategory(c) == UnicodeCategory.LetterNumber));

    public static bool IsPart(char c) =>
        char.IsAsciiLetterOrDigit(c) || c == '_' || (c > 127 && (IsStart(c) || IsMark(char.GetUnicodeCategory(c))));

    public static bool IsIdentifier(string text) => text.Length > 0 && IsStart(text[0]) && text.All(IsPart);

    /// <param name="what">Named in the error when no identifier stands here.</param>
    public static string ReadIdentifier(Scanner scanner, string what)
    {
        if (!IsStart(scanner.Current))
        {
            throw scanner.Missing(what);
        }

        var start = scanner.Index;
        while (IsPart(scanner.Current))
        {
            if (scanner.Index - start == LongestIdentifier)
            {
                throw scanner.Missing($"the end of the name (names have at most {LongestIdentifier} characters)");
            }

            scanner.Index++;
        }

        return scanner.Since(start);
    }

    /// <summary>A name with or without namespace; a dot that no name follows is left unread.</summary>
    public static QualifiedName ReadQualified(Scanner scanner, string what)
    {
        var start = scanner.Index;
        var name = ReadIdentifier(scanner, what);
        var dot = -1;
        while (scanner.Current == '.' && IsStart(scanner.Peek(1)))
        {
            dot = scanner.Index;
            scanner.Index++;
            name = ReadIdentifier(scanner, what);
        }

        return new QualifiedName(dot < 0 ? null : scanner.Since(start)[..(dot - start)], name);
    }

    private static bool IsMark(UnicodeCategory category) => category
        is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
        or UnicodeCategory.ConnectorPunctuation or UnicodeCategory.Format;
}

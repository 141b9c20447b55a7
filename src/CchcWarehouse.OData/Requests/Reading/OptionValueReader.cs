using CchcWarehouse.OData.Requests.Syntax;

namespace CchcWarehouse.OData.Requests.Reading;

/// <summary>Values of the options that have hardly any grammar of their own.</summary>
internal static class OptionValueReader
{
    public static TextSearchOption ReadSearch(Scanner scanner)
    {
        scanner.SkipBlanks();
        var search = SearchReader.Read(scanner);
        scanner.SkipBlanks();
        return new TextSearchOption(search);
    }

    public static CountOption ReadCount(Scanner scanner) =>
        scanner.TakeWord("true") ? new CountOption(true)
        : scanner.TakeWord("false") ? new CountOption(false)
        : throw scanner.Missing("true or false");

    public static LevelsOption ReadLevels(Scanner scanner)
    {
        if (scanner.TakeWord("max"))
        {
            return new LevelsOption(null);
        }

        if (scanner.Current is < '1' or > '9')
        {
            throw scanner.Missing("a number that begins with 1 to 9, or max");
        }

        return new LevelsOption((int)Math.Min(NumberReader.ReadDigits(scanner), int.MaxValue));
    }

    public static IndexOption ReadIndex(Scanner scanner)
    {
        var negative = scanner.Take('-');
        var value = NumberReader.ReadDigits(scanner, "an integer");
        return new IndexOption(negative ? -value : value);
    }

    public static TextOption ReadText(Scanner scanner, TextOptionKind kind) => scanner.AtEnd
        ? throw scanner.Missing("a value")
        : new TextOption(kind, scanner.TakeAll());

    /// <summary>*, or letters, digits, and - . _ ~</summary>
    public static TextOption ReadSchemaVersion(Scanner scanner)
    {
        var start = scanner.Index;
        if (!scanner.Take('*'))
        {
            while (char.IsAsciiLetterOrDigit(scanner.Current) || (!scanner.AtEnd && "-._~".Contains(scanner.Current)))
            {
                scanner.Index++;
            }
        }

        return scanner.Index > start
            ? new TextOption(TextOptionKind.SchemaVersion, scanner.Since(start))
            : throw scanner.Missing("'*' or a schema version");
    }

    /// <summary>min, max, or an expression; the two words read like names.</summary>
    public static TemporalOption ReadTemporal(Scanner scanner, TemporalOptionKind kind) =>
        new(kind, ExpressionReader.Read(scanner));
}

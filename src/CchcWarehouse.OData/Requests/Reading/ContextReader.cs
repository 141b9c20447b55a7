using CchcWarehouse.OData.Requests.Syntax;

namespace CchcWarehouse.OData.Requests.Reading;

/// <summary>The fragment of a context URL, such as <c>Units(Name,Facts())/$entity</c>. It is checked and not taken apart.</summary>
internal static class ContextReader
{
    public static void Check(Scanner scanner)
    {
        if (scanner.AtEnd)
        {
            throw scanner.Missing("what the context URL describes");
        }

        if (!scanner.TakeExactWord("$ref"))
        {
            ReadPath(scanner);
        }

        if (!scanner.AtEnd)
        {
            throw scanner.Missing("'/', '(' or the end of the context");
        }
    }

    private static void ReadPath(Scanner scanner)
    {
        do
        {
            if (ReadSystem(scanner))
            {
                return;
            }

            Names.ReadQualified(scanner, "an entity set, a singleton, a type or a property");
            if (scanner.Current == '(')
            {
                ReadParentheses(scanner);
            }
        }
        while (scanner.Take('/'));
    }

    private static bool ReadSystem(Scanner scanner) =>
        scanner.TakeExactWord("$entity") || scanner.TakeExactWord("$delta") || scanner.TakeExactWord("$deletedEntity")
        || scanner.TakeExactWord("$link") || scanner.TakeExactWord("$deletedLink");

    /// <summary>A key, or the list of what is selected and expanded.</summary>
    private static void ReadParentheses(Scanner scanner)
    {
        scanner.Budget.Enter(scanner);
        scanner.Index++;
        if (!scanner.Take(')'))
        {
            do
            {
                ReadItem(scanner);
            }
            while (scanner.Take(','));
            scanner.Expect(')', "or ','");
        }

        scanner.Budget.Leave();
    }

    private static void ReadItem(Scanner scanner)
    {
        if (LiteralReader.TryRead(scanner) is not null || scanner.Take('*') || scanner.TakeExactWord("$ref"))
        {
            return;
        }

        do
        {
            scanner.Take('@');
            Names.ReadQualified(scanner, "a property, a key value or '*'");
            if (scanner.Take('.'))
            {
                scanner.Expect('*');
            }

            scanner.Take('+');
            if (scanner.Current == '(')
            {
                ReadParentheses(scanner);
            }
        }
        while (scanner.Take('/'));
        if (scanner.Take('=') && LiteralReader.TryRead(scanner) is null)
        {
            throw scanner.Missing("a key value");
        }
    }
}

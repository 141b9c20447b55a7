using CchcWarehouse.OData.Requests.Syntax;

namespace CchcWarehouse.OData.Requests.Reading;

/// <summary>The list right of <c>in</c>: literals and aliases in parentheses, or nothing in parentheses.</summary>
internal static class ListReader
{
    /// <returns>Null, and nothing read, when something other than such a list stands here.</returns>
    public static ListSyntax? TryRead(Scanner scanner)
    {
        var outer = scanner.Enter();
        var list = TryReadList(scanner);
        scanner.Leave(outer);
        return list;
    }

    private static ListSyntax? TryReadList(Scanner scanner)
    {
        var start = scanner.Index;
        var at = scanner.Here;
        if (!scanner.Take('('))
        {
            return null;
        }

        scanner.SkipBlanks();
        if (scanner.Take(')'))
        {
            return new ListSyntax([]) { At = at };
        }

        List<ExpressionSyntax> items = [];
        var committed = false;
        while (TryReadItem(scanner) is { } item)
        {
            items.Add(item);
            scanner.Budget.ListItem(items.Count, scanner);
            scanner.SkipBlanks();
            if (scanner.Take(')'))
            {
                return new ListSyntax(SyntaxList.From(items)) { At = at };
            }

            if (!scanner.Take(','))
            {
                break;
            }

            committed = true;
            scanner.SkipBlanks();
        }

        if (committed)
        {
            throw scanner.Missing("a literal or an alias, separated by commas, or ')' at the end of the list");
        }

        scanner.Index = start;
        return null;
    }

    private static ExpressionSyntax? TryReadItem(Scanner scanner)
    {
        var at = scanner.Here;
        return scanner.Current == '@' && Names.IsStart(scanner.Peek(1))
            ? new PathSyntax([AliasReader.Read(scanner)]) { At = at }
            : LiteralReader.TryRead(scanner);
    }
}

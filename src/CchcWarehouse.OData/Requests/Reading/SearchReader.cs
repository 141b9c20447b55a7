using CchcWarehouse.OData.Requests.Syntax;

namespace CchcWarehouse.OData.Requests.Reading;

/// <summary>
/// The grammar of $search. AND, OR and NOT (upper case) are operators only where an operand can follow;
/// elsewhere they are words.
/// </summary>
internal static class SearchReader
{
    public static SearchSyntax Read(Scanner scanner)
    {
        if (scanner.Current != '\'')
        {
            return ReadOr(scanner);
        }

        var at = scanner.Begin();
        return new SearchText(LiteralReader.ReadString(scanner)) { At = at };
    }

    private static SearchSyntax ReadOr(Scanner scanner)
    {
        var at = scanner.Here;
        List<SearchSyntax> operands = [ReadAnd(scanner)];
        while (TakeOperator(scanner, "OR"))
        {
            operands.Add(ReadAnd(scanner));
        }

        return operands.Count == 1 ? operands[0] : new SearchOr(SyntaxList.From(operands)) { At = at };
    }

    private static SearchSyntax ReadAnd(Scanner scanner)
    {
        var at = scanner.Here;
        List<SearchSyntax> operands = [ReadOperand(scanner)];
        while (TakeOperator(scanner, "AND") || (!AtOperator(scanner, "OR") && TakeBlanksBeforeOperand(scanner)))
        {
            operands.Add(ReadOperand(scanner));
        }

        return operands.Count == 1 ? operands[0] : new SearchAnd(SyntaxList.From(operands)) { At = at };
    }

    private static SearchSyntax ReadOperand(Scanner scanner)
    {
        var at = scanner.Begin();
        scanner.Budget.Enter(scanner);
        SearchSyntax operand;
        if (TakeNot(scanner))
        {
            operand = new SearchNot(ReadOperand(scanner)) { At = at };
        }
        else if (scanner.Current == '(')
        {
            scanner.Open();
            operand = ReadOr(scanner);
            scanner.Close("or a further search word");
        }
        else
        {
            operand = scanner.Current == '"' ? ReadPhrase(scanner, at) : ReadWord(scanner, at);
        }

        scanner.Budget.Leave();
        return operand;
    }

    private static SearchTerm ReadPhrase(Scanner scanner, SourcePosition at)
    {
        scanner.Index++;
        var start = scanner.Index;
        while (scanner.Current != '"')
        {
            if (scanner.AtEnd)
            {
                throw scanner.Missing("the closing double quote of the phrase");
            }

            scanner.Index++;
        }

        var text = scanner.Since(start);
        if (text.Length == 0)
        {
            throw scanner.Missing("at least one character of the phrase");
        }

        scanner.Index++;
        if (IsWordPart(scanner))
        {
            throw scanner.Missing("a blank after the phrase");
        }

        return new SearchTerm(text, IsPhrase: true) { At = at };
    }

    private static SearchTerm ReadWord(Scanner scanner, SourcePosition at)
    {
        var start = scanner.Index;
        while (IsWordPart(scanner) && (scanner.Index > start || scanner.Current != '\''))
        {
            scanner.Index++;
        }

        return scanner.Index > start
            ? new SearchTerm(scanner.Since(start), IsPhrase: false) { At = at }
            : throw scanner.Missing("a search word, a phrase in double quotes, or '('");
    }

    /// <summary>Everything but blanks, parentheses, double quotes, and a semicolon that is not percent-encoded.</summary>
    private static bool IsWordPart(Scanner scanner) =>
        !scanner.AtEnd && !scanner.AtBlank && scanner.Current is not ('(' or ')' or '"')
        && (scanner.Current != ';' || scanner.AtEncoded);

    private static bool CanBeginOperand(Scanner scanner) =>
        scanner.Current is '(' or '"' || (IsWordPart(scanner) && scanner.Current != '\'');

    private static bool TakeNot(Scanner scanner)
    {
        var start = scanner.Index;
        if (TakeUpper(scanner, "NOT") && TakeBlanksBeforeOperand(scanner))
        {
            return true;
        }

        scanner.Index = start;
        return false;
    }

    private static bool TakeOperator(Scanner scanner, string word)
    {
        var start = scanner.Index;
        if (scanner.SkipBlanks() && TakeUpper(scanner, word) && TakeBlanksBeforeOperand(scanner))
        {
            return true;
        }

        scanner.Index = start;
        return false;
    }

    private static bool AtOperator(Scanner scanner, string word)
    {
        var start = scanner.Index;
        var found = TakeOperator(scanner, word);
        scanner.Index = start;
        return found;
    }

    private static bool TakeUpper(Scanner scanner, string word)
    {
        if (!scanner.Rest.StartsWith(word, StringComparison.Ordinal) || scanner.Peek(word.Length) is not (' ' or '\t'))
        {
            return false;
        }

        scanner.Index += word.Length;
        return true;
    }

    private static bool TakeBlanksBeforeOperand(Scanner scanner)
    {
        var start = scanner.Index;
        if (!scanner.SkipBlanks())
        {
            return false;
        }

        if (CanBeginOperand(scanner))
        {
            return true;
        }

        scanner.Index = start;
        return false;
    }
}

using System.Text;
using CchcWarehouse.OData.Requests.Syntax;

namespace CchcWarehouse.OData.Requests.Reading;

/// <summary>Arrays and objects in JSON whose values may be any expression.</summary>
internal static class JsonReader
{
    public static ExpressionSyntax Read(Scanner scanner)
    {
        var outer = scanner.Enter();
        ExpressionSyntax value = scanner.Current == '[' ? ReadArray(scanner) : ReadObject(scanner);
        scanner.Leave(outer);
        return value;
    }

    private static ArraySyntax ReadArray(Scanner scanner)
    {
        var at = scanner.Begin();
        scanner.Index++;
        scanner.SkipBlanks();
        List<ExpressionSyntax> items = [];
        if (scanner.Current != ']')
        {
            do
            {
                items.Add(ReadValue(scanner));
                scanner.Budget.ListItem(items.Count, scanner);
            }
            while (scanner.TakeComma());
            scanner.SkipBlanks();
        }

        scanner.Expect(']', "or ',' in the array");
        return new ArraySyntax(SyntaxList.From(items)) { At = at };
    }

    private static ObjectSyntax ReadObject(Scanner scanner)
    {
        var at = scanner.Begin();
        scanner.Index++;
        scanner.SkipBlanks();
        List<MemberSyntax> members = [];
        if (scanner.Current != '}')
        {
            do
            {
                members.Add(ReadMember(scanner));
                scanner.Budget.ListItem(members.Count, scanner);
            }
            while (scanner.TakeComma());
            scanner.SkipBlanks();
        }

        scanner.Expect('}', "or ',' in the object");
        return new ObjectSyntax(SyntaxList.From(members)) { At = at };
    }

    private static MemberSyntax ReadMember(Scanner scanner)
    {
        var at = scanner.Begin();
        var name = ReadString(scanner, "the member's name in double quotes");
        scanner.SkipBlanks();
        scanner.Expect(':', "after the member's name");
        scanner.SkipBlanks();
        return new MemberSyntax(name, ReadValue(scanner)) { At = at };
    }

    private static ExpressionSyntax ReadValue(Scanner scanner)
    {
        var at = scanner.Here;
        return scanner.Current == '"'
            ? new LiteralSyntax(LiteralKind.String, ReadString(scanner, "a string")) { At = at }
            : ExpressionReader.Read(scanner);
    }

    public static string ReadString(Scanner scanner, string what)
    {
        if (!scanner.Take('"'))
        {
            throw scanner.Missing(what);
        }

        var text = new StringBuilder();
        while (!scanner.Take('"'))
        {
            if (scanner.AtEnd)
            {
                throw scanner.Missing("the closing double quote");
            }

            if (scanner.Current == '\\')
            {
                ReadEscape(scanner, text);
            }
            else
            {
                text.Append(scanner.Current);
                scanner.Index++;
            }
        }

        return text.ToString();
    }

    private static void ReadEscape(Scanner scanner, StringBuilder text)
    {
        const string letters = "\"\\/bfnrt";
        const string meanings = "\"\\/\b\f\n\r\t";
        scanner.Index++;
        var letter = letters.IndexOf(scanner.Current);
        if (letter >= 0 && !scanner.AtEnd)
        {
            scanner.Index++;
            text.Append(meanings[letter]);
            return;
        }

        if (!scanner.Take('u'))
        {
            throw scanner.Missing("one of \" \\ / b f n r t u after the backslash");
        }

        text.Append(ReadUnit(scanner));
        if (char.IsHighSurrogate(text[^1]))
        {
            scanner.Expect('\\', "and the second half of the surrogate pair");
            scanner.Expect('u');
            text.Append(ReadUnit(scanner));
        }

        if (char.IsSurrogate(text[^1]) && !(text.Length > 1 && char.IsSurrogatePair(text[^2], text[^1])))
        {
            throw scanner.Reject(BadQueryCodes.Syntax, "half of a surrogate pair is no character; write both halves.");
        }
    }

    private static char ReadUnit(Scanner scanner)
    {
        var unit = 0;
        for (var i = 0; i < 4; i++)
        {
            if (!char.IsAsciiHexDigit(scanner.Current))
            {
                throw scanner.Missing("four hexadecimal digits");
            }

            unit = (16 * unit) + Convert.ToInt32(scanner.Current.ToString(), 16);
            scanner.Index++;
        }

        return unit == 0 ? throw scanner.Reject(BadQueryCodes.Encoding, "\\u0000 cannot stand in a request.") : (char)unit;
    }
}

using CchcWarehouse.OData.Requests.Syntax;

namespace CchcWarehouse.OData.Requests.Reading;

/// <summary>The resource path. Which names are sets, keys, casts or functions is left to the binder.</summary>
internal static class PathReader
{
    public static PathSyntax Read(Scanner scanner)
    {
        var at = scanner.Here;
        List<PathSegment> segments = [];
        if (!scanner.AtEnd)
        {
            if (scanner.Current == '$' && !scanner.AtEncoded)
            {
                RootSegmentReader.Read(scanner, segments);
            }
            else
            {
                ReadFirst(scanner, segments);
                ReadRest(scanner, segments);
            }

            ExpectEnd(scanner, segments);
        }

        return new PathSyntax(SyntaxList.From(segments)) { At = at };
    }

    private static void ReadFirst(Scanner scanner, List<PathSegment> segments)
    {
        var at = scanner.Begin();
        var name = Names.ReadIdentifier(scanner, "the name of an entity set, a singleton or a function import");
        segments.Add(new NameSegment(new QualifiedName(null, name)) { At = at });
        ParenthesesReader.ReadAll(scanner, segments, simple: true);
    }

    private static void ReadRest(Scanner scanner, List<PathSegment> segments)
    {
        while (scanner.AtSlash)
        {
            scanner.Budget.Segment(segments.Count + 1, scanner);
            var slash = scanner.Index++;
            if (scanner.AtEnd || scanner.AtSlash)
            {
                scanner.Index = slash;
                throw scanner.Reject(BadQueryCodes.Syntax, "a slash must be followed by a path segment.");
            }

            if (!ReadNext(scanner, segments))
            {
                break;
            }
        }
    }

    /// <returns>False after a segment that nothing can follow.</returns>
    private static bool ReadNext(Scanner scanner, List<PathSegment> segments)
    {
        var at = scanner.Begin();
        if (scanner.Current == '$' && !scanner.AtEncoded)
        {
            return ReadSystem(scanner, segments, at);
        }

        if (TryReadName(scanner) is not { } name)
        {
            segments.Add(ReadText(scanner, at));
            return true;
        }

        var repeated = name.Namespace is not null && segments[^1] is NameSegment previous && previous.Name == name;
        if (repeated && scanner.Current != '(')
        {
            throw scanner.Reject(BadQueryCodes.Syntax, $"{name} stands twice in a row; one type cast is enough.");
        }

        segments.Add(new NameSegment(name) { At = at });
        ParenthesesReader.ReadAll(scanner, segments, simple: true);
        return true;
    }

    private static bool ReadSystem(Scanner scanner, List<PathSegment> segments, SourcePosition at)
    {
        if (scanner.TakeExactWord("$filter"))
        {
            segments.Add(MemberPathReader.ReadFilter(scanner) with { At = at });
            ParenthesesReader.ReadAll(scanner, segments, simple: true);
            return true;
        }

        if (scanner.TakeExactWord("$count"))
        {
            segments.Add(new CountSegment([]) { At = at });
            return false;
        }

        var kind = scanner.TakeExactWord("$ref") ? SystemSegmentKind.Ref
            : scanner.TakeExactWord("$value") ? SystemSegmentKind.Value
            : scanner.TakeExactWord("$query") ? SystemSegmentKind.Query
            : scanner.TakeExactWord("$each") ? SystemSegmentKind.Each
            : throw Unknown(scanner);
        segments.Add(new SystemSegment(kind) { At = at });
        return kind == SystemSegmentKind.Each;
    }

    private static BadQueryException Unknown(Scanner scanner)
    {
        if (scanner.TakeExactWord("$links"))
        {
            return scanner.Reject(BadQueryCodes.Syntax, "$links is OData 2 or 3; write the navigation property and then /$ref.");
        }

        scanner.Index++;
        return scanner.Missing("count, ref, value, filter, each or query (in lower case) after '$'");
    }

    /// <summary>A name that fills its segment or stands before a parenthesis; null, and nothing read, for any other text.</summary>
    private static QualifiedName? TryReadName(Scanner scanner)
    {
        if (!Names.IsStart(scanner.Current))
        {
            return null;
        }

        var start = scanner.Index;
        var name = Names.ReadQualified(scanner, "a name");
        if (scanner.AtEnd || scanner.AtSlash || scanner.Current == '(')
        {
            return name;
        }

        scanner.Index = start;
        return null;
    }

    private static TextSegment ReadText(Scanner scanner, SourcePosition at)
    {
        var start = scanner.Index;
        while (!scanner.AtEnd && !scanner.AtSlash)
        {
            scanner.Index++;
        }

        var text = scanner.Since(start);
        return text is not ("." or "..")
            ? new TextSegment(text) { At = at }
            : throw new BadQueryException(BadQueryCodes.Syntax, $"'{text}' is no path segment; write the whole path.", null, at.Offset);
    }

    private static void ExpectEnd(Scanner scanner, List<PathSegment> segments)
    {
        if (!scanner.AtEnd)
        {
            throw segments[^1] is CountSegment or SystemSegment
                ? scanner.Missing("the end of the path")
                : scanner.Missing("'/', '(' or the end of the path");
        }
    }
}

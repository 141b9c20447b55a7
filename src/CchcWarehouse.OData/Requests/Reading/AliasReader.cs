using CchcWarehouse.OData.Requests.Syntax;

namespace CchcWarehouse.OData.Requests.Reading;

/// <summary>What begins with @: parameter aliases and annotations.</summary>
internal static class AliasReader
{
    public static AliasSegment Read(Scanner scanner)
    {
        var at = scanner.Here;
        scanner.Expect('@');
        return new AliasSegment(Names.ReadIdentifier(scanner, "the name of a parameter alias")) { At = at };
    }

    /// <summary>At the beginning of a path a name without a dot is an alias, with one it is a term.</summary>
    public static PathSegment ReadFirst(Scanner scanner)
    {
        var annotation = ReadAnnotation(scanner);
        return annotation is { Term.Namespace: null, Qualifier: null }
            ? new AliasSegment(annotation.Term.Name) { At = annotation.At }
            : annotation;
    }

    public static AnnotationSegment ReadAnnotation(Scanner scanner)
    {
        var at = scanner.Here;
        scanner.Expect('@');
        var term = Names.ReadQualified(scanner, "the name of an alias or a term");
        var qualifier = scanner.Take('#') ? Names.ReadIdentifier(scanner, "the qualifier of the annotation") : null;
        return new AnnotationSegment(term, qualifier) { At = at };
    }
}

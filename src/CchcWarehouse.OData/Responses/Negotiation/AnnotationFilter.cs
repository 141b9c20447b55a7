namespace CchcWarehouse.OData.Responses.Negotiation;

/// <summary>Which annotations a client wants, by the preference include-annotations: <c>*</c>, <c>display.*</c>, <c>-Cchc.Mixed</c>.</summary>
/// <remarks>A list of patterns: the more specific wins, and of equal ones that which excludes.</remarks>
public sealed record AnnotationFilter(string Patterns)
{
    public bool Includes(string term) => Patterns.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(pattern => (Excludes: pattern.StartsWith('-'), Name: pattern.TrimStart('-').Split('#')[0]))
        .Where(pattern => Covers(pattern.Name, term))
        .OrderByDescending(pattern => pattern.Name.TrimEnd('*').Length).ThenByDescending(pattern => pattern.Excludes)
        .Select(pattern => !pattern.Excludes).FirstOrDefault();

    private static bool Covers(string pattern, string term) => pattern == "*" || pattern == term
        || (pattern.EndsWith(".*", StringComparison.Ordinal) && term.StartsWith(pattern[..^1], StringComparison.Ordinal)
            && term.IndexOf('.', pattern.Length - 1) < 0);
}

using System.Xml.Linq;

namespace CchcWarehouse.Etl.Documents.Packages;

/// <summary>How one part of an office file points at another part or at something outside.</summary>
/// <param name="Kind">The last word of the relationship type, such as <c>worksheet</c> or <c>footnotes</c>.</param>
/// <param name="Target">The name of the part, or the address outside.</param>
internal sealed record PartRelationship(string Kind, string Target, bool IsExternal)
{
    // Kinds that an office program would fetch and run or show as part of the document.
    private static readonly string[] ActiveKinds =
        ["attachedTemplate", "oleObject", "frame", "subDocument", "aFChunk", "externalLinkPath", "mailMergeSource"];

    /// <summary>The document wants to pull active content from a server.</summary>
    internal bool IsRemoteActive =>
        IsExternal && ActiveKinds.Contains(Kind) && Kind != "externalLinkPath" && IsRemote(Target);

    internal static PartRelationship Read(XElement element, string source)
    {
        var type = (string?)element.Attribute("Type") ?? "";
        var target = (string?)element.Attribute("Target") ?? "";
        var isExternal = (string?)element.Attribute("TargetMode") == "External";
        return new PartRelationship(type[(type.LastIndexOf('/') + 1)..], isExternal ? target : Resolve(source, target), isExternal);
    }

    /// <summary>The part that holds the relationships of another one.</summary>
    internal static string PartOf(string part)
    {
        var slash = part.LastIndexOf('/');
        return $"{part[..(slash + 1)]}_rels/{part[(slash + 1)..]}.rels";
    }

    private static string Resolve(string source, string target)
    {
        if (target.StartsWith('/'))
            return target.TrimStart('/');
        var folders = new List<string>(source.Split('/')[..^1]);
        foreach (var step in target.Split('/'))
        {
            if (step == "..")
            {
                if (folders.Count > 0)
                    folders.RemoveAt(folders.Count - 1);
            }
            else if (step is not ("." or ""))
                folders.Add(step);
        }
        return string.Join('/', folders);
    }

    private static bool IsRemote(string target) =>
        target.StartsWith("http", StringComparison.OrdinalIgnoreCase)
        || target.StartsWith("ftp", StringComparison.OrdinalIgnoreCase)
        || target.StartsWith(@"\\", StringComparison.Ordinal)
        || target.StartsWith("file://", StringComparison.OrdinalIgnoreCase) && !target.StartsWith("file:///", StringComparison.OrdinalIgnoreCase);
}

using System.Xml.Linq;

namespace CchcWarehouse.Etl.Documents.Word;

/// <summary>Content that a newer program stores twice: in its own form, and in one for older readers.</summary>
internal static class Alternatives
{
    private static readonly string[] KnownNamespaces =
        ["http://schemas.microsoft.com/office/word/", "http://schemas.microsoft.com/office/drawing/", "http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/"];

    /// <summary>The first choice whose namespaces are understood, else the fallback.</summary>
    internal static XElement? Chosen(XElement alternate) =>
        alternate.Children("Choice").FirstOrDefault(IsUnderstood) ?? alternate.Child("Fallback");

    /// <summary>The nearest elements of a name below one, each alternative content read once.</summary>
    internal static IEnumerable<XElement> Outermost(XElement parent, string name)
    {
        foreach (var element in parent.Elements())
        {
            if (element.Name.LocalName == name)
                yield return element;
            else if ((element.Name.LocalName == "AlternateContent" ? Chosen(element) : element) is { } next)
            {
                foreach (var found in Outermost(next, name))
                    yield return found;
            }
        }
    }

    private static bool IsUnderstood(XElement choice) =>
        (choice.Value("Requires") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .All(prefix => choice.GetNamespaceOfPrefix(prefix) is { } required && KnownNamespaces.Any(required.NamespaceName.StartsWith));
}

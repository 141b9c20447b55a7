using System.Xml.Linq;

namespace CchcWarehouse.Etl.Documents.Word;

/// <summary>Elements and attributes by local name: transitional and strict files differ only in namespaces.</summary>
internal static class WordXml
{
    internal static XElement? Child(this XElement element, string name) =>
        element.Elements().FirstOrDefault(e => e.Name.LocalName == name);

    internal static IEnumerable<XElement> Children(this XElement element, string name) =>
        element.Elements().Where(e => e.Name.LocalName == name);

    internal static string? Value(this XElement element, string attribute) =>
        (string?)element.Attributes().FirstOrDefault(a => a.Name.LocalName == attribute && !a.IsNamespaceDeclaration);

    internal static int? Number(this XElement element, string attribute) =>
        int.TryParse(element.Value(attribute), out var number) ? number : null;

    /// <summary>An attribute that is on only where it says so.</summary>
    internal static bool IsOn(this XElement element, string attribute) => element.Value(attribute) is "1" or "true" or "on";

    /// <summary>A switch such as <c>w:vanish</c>, which is on unless its value says otherwise.</summary>
    internal static bool IsOnByDefault(this XElement element) => element.Value("val") is not ("0" or "false" or "off" or "none");
}

using System.Text;
using System.Xml.Linq;

namespace CchcWarehouse.Etl.Documents.Word;

/// <summary>Fields such as PAGE or a cross-reference: their code is not printed, their result is.</summary>
/// <remarks>A field may begin in one paragraph and end in another, so this lives as long as the story it is in.</remarks>
internal sealed class WordFields
{
    private readonly Stack<Field> open = new();

    private sealed class Field
    {
        internal StringBuilder Code { get; } = new();

        internal bool ShowsResult { get; set; }
    }

    /// <summary>What stands here is printed: no field is open, or the results of all that are.</summary>
    internal bool ArePrinted => open.All(f => f.ShowsResult && !IsPageNumber(f.Code.ToString()));

    internal void AddCode(string text)
    {
        if (open.TryPeek(out var field) && !field.ShowsResult)
            field.Code.Append(text);
    }

    /// <summary>Steps over a field mark; gives the text of a form field that has none of its own.</summary>
    internal string Step(XElement mark)
    {
        switch (mark.Value("fldCharType"))
        {
            case "begin":
                var printed = ArePrinted;
                open.Push(new Field());
                return printed && mark.Child("ffData") is { } form ? FormText(form) : "";
            case "separate" when open.TryPeek(out var field):
                field.ShowsResult = true;
                break;
            case "end":
                open.TryPop(out _);
                break;
        }
        return "";
    }

    internal static bool IsPageNumber(string code) =>
        code.AsSpan().TrimStart() is var start
        && (start.StartsWith("PAGE", StringComparison.OrdinalIgnoreCase) && !start.StartsWith("PAGEREF", StringComparison.OrdinalIgnoreCase)
            || start.StartsWith("NUMPAGES", StringComparison.OrdinalIgnoreCase) || start.StartsWith("SECTIONPAGES", StringComparison.OrdinalIgnoreCase));

    private static string FormText(XElement form)
    {
        if (form.Child("checkBox") is { } box)
        {
            var state = box.Child("checked") ?? box.Child("default");
            return state is not null && state.IsOnByDefault() ? "☒" : "☐";
        }
        return form.Child("ddList") is { } list
            ? list.Children("listEntry").ElementAtOrDefault(list.Child("result")?.Number("val") ?? 0)?.Value("val") ?? ""
            : "";
    }
}

using System.Globalization;

namespace CchcWarehouse.Etl.Documents.Spreadsheets;

/// <summary>A number format code of a spreadsheet, such as <c>#,##0.0%</c>: shows a number as the sheet does.</summary>
/// <remarks>
/// Shown with the marks of Vietnam, comma for decimals and dot for thousands, whatever the settings of the
/// computer that saved the file: the file stores the number itself, so nothing is guessed.
/// </remarks>
internal sealed class NumberFormat
{
    private readonly List<FormatSection> sections;

    private NumberFormat(List<FormatSection> sections) => this.sections = sections;

    internal static NumberFormat General { get; } = Parse("General");

    internal static NumberFormat Parse(string code) =>
        new([.. FormatSection.Split(code).Select(FormatSection.Parse).Take(4)]);

    /// <summary>Whether a number in this format is shown as a date or a time of day.</summary>
    internal bool IsDate(double value) => SectionOf(value).IsDate;

    internal string Show(double value, bool startsIn1904 = false)
    {
        var section = SectionOf(value);
        if (section.IsDate)
            return DatePattern.Show(section.Tokens, startsIn1904 ? value + SerialDate.DaysTo1904 : value);
        if (GeneralNumber.Exact(value) is not { } number)
            return value.ToString("R", CultureInfo.InvariantCulture).Replace('.', ',');
        var isNegative = number < 0 && !TakesSign(section);
        var shown = section.IsGeneral ? section.ShowGeneral(Math.Abs(number)) : NumberPattern.Show(section.Tokens, Math.Abs(number));
        return WithSign(shown, number, isNegative);
    }

    /// <summary>A text cell: the fourth section may put words around it.</summary>
    internal string ShowText(string text) =>
        sections.Count == 4 ? string.Concat(sections[3].Tokens.Select(t => t.Kind == FormatTokenKind.Text ? text : t.Kind == FormatTokenKind.Literal ? t.Text : ""))
        : text;

    private FormatSection SectionOf(double value)
    {
        if (sections.Exists(s => s.Condition is not null))
            return sections.Find(s => s.Condition is { } c && c.Holds(value)) ?? sections.Find(s => s.Condition is null) ?? sections[0];
        return sections.Count switch
        {
            1 => sections[0],
            2 => sections[value < 0 ? 1 : 0],
            _ => sections[value < 0 ? 1 : value == 0 ? 2 : 0],
        };
    }

    // A section of its own for negative numbers shows their sign itself, or brackets, or nothing.
    private bool TakesSign(FormatSection section) => sections.Count > 1 && ReferenceEquals(section, sections[1]) && section.Condition is null;

    private static string WithSign(string shown, decimal number, bool isNegative)
    {
        var text = shown.Trim();
        // Accounting formats show zero as a dash and a loss in brackets: the next reader needs the number.
        if (number == 0 && text is "-" or "–")
            return "0";
        if (number < 0 && text.StartsWith('(') && text.EndsWith(')'))
            return "-" + text[1..^1].Trim();
        return isNegative && text.AsSpan().ContainsAnyInRange('1', '9') ? "-" + text : text;
    }
}

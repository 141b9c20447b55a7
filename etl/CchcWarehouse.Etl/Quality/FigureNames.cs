using System.Text.RegularExpressions;
using CchcWarehouse.Etl.Facts;
using CchcWarehouse.Etl.Quality.Expressions;
using CchcWarehouse.Star.Reference;

namespace CchcWarehouse.Etl.Quality;

/// <summary>What the catalogue says of an indicator beyond what reading a report needs.</summary>
/// <param name="Numerator">The indicator of the count that a rate is made of; null where the catalogue holds none.</param>
public sealed record IndicatorTrait(string Code, string Name, string NameEn, string UnitOfMeasure, string MeasuringType, string? Numerator, string? Denominator);

/// <summary>How a figure is named to a person.</summary>
public static partial class FigureNames
{
    private const int Longest = 60;

    public static IReadOnlyDictionary<string, IndicatorTrait> Traits { get; } = Read();

    /// <param name="figures">The report whose labels name its figures; null where several reports are compared.</param>
    public static string Name(Figure figure, ReportFigures? figures) =>
        figure.Of is "text" ? figures?.StatedAs(figure.Name) is { } stated ? $"lời văn dòng {stated.Line} “{Tail(stated.Text)}”" : "lời văn"
        : !figure.IsIndicator ? Names.GetValueOrDefault(figure.Name).Vi ?? figure.Name
        : figure.Of is not null ? $"cấp dưới “{Short(Traits[figure.Name].Name)}”"
        : figures?.RowOf(figure.Name) is { } printed ? Quoted(printed.Label)
        : $"“{Short(Traits[figure.Name].Name)}”";

    /// <inheritdoc cref="Name"/>
    public static string NameEn(Figure figure, ReportFigures? figures) =>
        figure.Of is "text" ? figures?.StatedAs(figure.Name) is { } stated ? $"the text of line {stated.Line} “{Tail(stated.Text)}”" : "the text"
        : !figure.IsIndicator ? Names.GetValueOrDefault(figure.Name).En ?? figure.Name
        : figure.Of is not null ? $"lower units' “{Traits[figure.Name].NameEn}”"
        : $"“{Traits[figure.Name].NameEn}”";

    /// <summary>A figure stands at the end of what states it.</summary>
    private static string Tail(string text) => text.Length <= Longest ? text : $"…{text[(text.IndexOf(' ', text.Length - Longest) + 1)..]}";

    public static string Quoted(string label) => $"“{Short(label)}”";

    public static string Short(string label)
    {
        var plain = Marks().Replace(Blanks().Replace(label, " "), "").Trim();
        return plain.Length <= Longest ? plain : plain[..plain.LastIndexOf(' ', Longest)] + "…";
    }

    private static readonly Dictionary<string, (string Vi, string En)> Names = new(StringComparer.Ordinal)
    {
        ["communes"] = ("số xã theo danh mục", "the number of communes in the register"),
        ["asked"] = ("số chỉ tiêu trong bảng", "the number of indicators asked"),
        ["answered"] = ("số chỉ tiêu đã báo cáo", "the number of indicators reported"),
        ["days_late"] = ("số ngày sau hạn", "the days after the due date"),
        ["shorter"] = ("kỳ ngắn", "the shorter period"),
        ["longer"] = ("kỳ dài", "the longer period"),
        ["value"] = ("số kỳ này", "this figure"),
        ["median"] = ("trung vị", "the median"),
        ["deviation"] = ("độ lệch tuyệt đối trung vị", "the median absolute deviation"),
        ["prior"] = ("số cùng kỳ năm trước", "the figure of a year before"),
        ["equal"] = ("số chỉ tiêu trùng giá trị", "the indicators with the same value"),
        ["shared"] = ("số chỉ tiêu có ở cả hai bảng", "the indicators in both tables"),
    };

    private static Dictionary<string, IndicatorTrait> Read()
    {
        var traits = Rows("indicator_traits.tsv", "code", "measuring_type", "numerator_code", "denominator_code").ToDictionary(t => t[0]!, StringComparer.Ordinal);
        return Rows("indicators.tsv", "code", "name_vi", "name_en", "uom_code")
            .Select(i => new IndicatorTrait(i[0]!, i[1]!, i[2]!, i[3]!, traits[i[0]!][1]!, traits[i[0]!][2], traits[i[0]!][3]))
            .ToDictionary(t => t.Code, StringComparer.Ordinal);
    }

    private static IEnumerable<string?[]> Rows(string file, params string[] heads)
    {
        var table = ReferenceTable.Read(file);
        var columns = heads.Select(table.Column).ToArray();
        return table.Entries.Select(e => columns.Select(c => e[c]).ToArray());
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"^[\s\-–—+*•]+|[\s:;.,]+$")]
    private static partial Regex Marks();
}

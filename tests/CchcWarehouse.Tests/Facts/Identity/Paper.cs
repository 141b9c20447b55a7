using System.Globalization;
using CchcWarehouse.Etl.Facts.Identity;
using CchcWarehouse.Etl.Rows;
using CchcWarehouse.Star.Dimensions;

namespace CchcWarehouse.Tests.Facts.Identity;

/// <summary>An invented paper around a table; empty lines count as lines.</summary>
internal sealed record Paper(string Heading, string Heads = "STT\nChỉ tiêu\nSố liệu", string Closing = "", string Notes = "")
{
    private static readonly AdminUnitRegister Register = AdminUnitRegister.OfProgram();

    public IdentityReading Read() => ReportIdentityReader.Read(
        new Annex(Lines(Heading), Lines(Heads), Lines(Closing), Rows(Notes), []), Register);

    public static string? Unit(string heading) => new Paper(heading).Read().Report.AdminUnitCode;

    public static string? Period(string heading, string heads = "STT\nChỉ tiêu\nSố liệu") => new Paper(heading, heads).Read().Report.PeriodCode;

    public static string? Issued(string heading) =>
        new Paper(heading).Read().Report.IssuedOn?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    public static string? Number(string heading) => new Paper(heading).Read().Report.Number;

    private static List<TextLine> Lines(string text) =>
        text.ReplaceLineEndings("\n").Split('\n').Select((line, index) => new TextLine(index + 1, line)).Where(line => line.Text.Trim().Length > 0).ToList();

    private static List<AnnexRow> Rows(string notes) =>
        Lines(notes).Select((line, index) => new AnnexRow(index + 1, 100 + index, null, null, "Số văn bản", "Văn bản", "1", ResultHoldsUnit: false, line.Text)).ToList();
}

using System.Security.Cryptography;
using System.Text;
using CchcWarehouse.Etl.Facts.Labels;
using CchcWarehouse.Etl.Rows;

namespace CchcWarehouse.Etl.Quality.Forms;

/// <summary>One row of a form, whatever stands in its result.</summary>
/// <param name="Unit">Null where the form has no column for it.</param>
public sealed record FormRow(string? Number, string Label, string? Unit)
{
    private string? key;

    /// <summary>Equal for labels that differ in case, punctuation, the period or the name of the unit.</summary>
    public string Key => key ??= string.Join(' ', LabelText.Syllables(Label).Select(s => s.Normal));

    public string NumberKey => (Number ?? "").TrimEnd('.', ' ');

    public string UnitKey => Unit is null ? "" : LabelText.Key(Unit);
}

/// <summary>The form that a report fills in: its rows in order, without their results.</summary>
public sealed record ReportForm(IReadOnlyList<FormRow> Rows)
{
    /// <summary>SHA-256 of the rows' numbers, labels and units in order.</summary>
    public string Fingerprint { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', Rows.Select(r => $"{r.NumberKey}\t{r.Key}\t{r.UnitKey}")))));

    /// <summary>A table of more rows is no form that an office fills in by hand.</summary>
    private const int MostRows = 2000;

    /// <summary>Null for a table that is no form.</summary>
    public static ReportForm? Of(Annex annex) => annex.Rows.Count > MostRows ? null : new([.. annex.Rows.Select(r => new FormRow(r.PrintedNumber, r.Label, r.Unit))]);
}

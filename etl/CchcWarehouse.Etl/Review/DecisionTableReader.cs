using System.Globalization;
using System.Text.Json;
using CchcWarehouse.Star;
using NodaTime.Text;

namespace CchcWarehouse.Etl.Review;

/// <summary>A decision as another warehouse exported it.</summary>
/// <param name="Line">Where it stands in the table, the head being line 1.</param>
/// <param name="Decision">Its number is that of the other warehouse.</param>
/// <param name="Form">The form that it is about; only for that scope.</param>
public sealed record ExportedDecision(int Line, ReviewDecision Decision, ReviewForm? Form);

/// <summary>A table that is none of decisions: says which line and column, and what would be right.</summary>
public sealed class DecisionTableException(string message, string messageEn) : WarehouseException(message, messageEn);

/// <summary>Decisions as <see cref="DecisionTable"/> writes them, read again. Columns are told by their heads, in any order.</summary>
public static class DecisionTableReader
{
    private static readonly string[] Required = ["action", "scope", "sha256", "decided_by", "decided_at"];

    /// <exception cref="DecisionTableException">Some line is no decision; then none is read.</exception>
    public static IReadOnlyList<ExportedDecision> Read(string table)
    {
        var lines = table.TrimStart('\ufeff').Split('\n').Select(line => line.TrimEnd('\r')).ToList();
        var heads = lines[0].Split('\t');
        if (Required.FirstOrDefault(head => !heads.Contains(head, StringComparer.Ordinal)) is { } missing)
        {
            throw new DecisionTableException(
                $"Dòng 1 phải là tên các cột như review export viết, thiếu cột “{missing}”.",
                $"Line 1 has to name the columns as review export writes them; the column “{missing}” is missing.");
        }

        return [.. lines.Select((line, i) => (line, i)).Skip(1).Where(l => l.line.Length > 0).Select(l => new Fields(heads, l.line.Split('\t'), l.i + 1).Decision())];
    }

    /// <summary>The fields of one line by the heads of their columns; an empty one is none.</summary>
    private sealed class Fields(string[] heads, string[] fields, int line)
    {
        public ExportedDecision Decision()
        {
            var (action, scope) = (Word<DecisionAction>("action"), Word<DecisionScope>("scope"));
            Require((scope == DecisionScope.Report) == (action is DecisionAction.Identify or DecisionAction.Withdraw), "scope", "Report ⇔ Identify, Withdraw");
            var isOfRow = scope != DecisionScope.Report;
            var takesIndicator = action is DecisionAction.Accept or DecisionAction.Map;
            var identity = action == DecisionAction.Identify ? Identity() : null;
            var form = scope == DecisionScope.Form ? Form() : null;
            var value = Text("value");
            Require(value is null || scope == DecisionScope.Cell, "value", "scope Cell");
            return new ExportedDecision(
                line,
                new ReviewDecision(
                    Text("decision") is { } key ? Number("decision", key) : line, action, scope, Digest("sha256"), isOfRow ? Row() : null, form?.Key,
                    Text("overruled_code"), takesIndicator ? Needed("indicator_code") : null, value, identity,
                    Text("forced") == "1", Needed("decided_by"), Moment(), Text("reason")),
                form);
        }

        private DecidedRow Row() => new(
            (int)Number("source_row", Needed("source_row")), Text("printed_number"), Text("label") ?? "", Text("printed_value"), Text("within"),
            new RowPlace(Needed("label_key"), Text("within_key") ?? ""));

        private DecidedIdentity Identity()
        {
            var identity = new DecidedIdentity(Text("admin_unit_code"), Text("period_code"), Text("number"), Text("issued_on") is { } day ? Day(day) : null);
            Require(identity != new DecidedIdentity(null, null, null, null), "admin_unit_code", "950");
            return identity;
        }

        private ReviewForm Form()
        {
            var text = Needed("form_labels");
            try
            {
                var form = ReviewForm.OfKeys(JsonSerializer.Deserialize<List<string>>(text) ?? []);
                Require(form.Key == Needed("form"), "form", form.Key);
                return form;
            }
            catch (JsonException)
            {
                throw Wrong("form_labels", """["…","…"]""");
            }
        }

        private string? Text(string head) => Array.IndexOf(heads, head) is >= 0 and var at && at < fields.Length && fields[at].Length > 0 ? fields[at] : null;

        private string Needed(string head) => Text(head) ?? throw Wrong(head, "…");

        private T Word<T>(string head)
            where T : struct, Enum =>
            Enum.TryParse<T>(Text(head), out var word) && Enum.IsDefined(word) ? word : throw Wrong(head, string.Join(", ", Enum.GetNames<T>()));

        private string Digest(string head) =>
            Needed(head) is { Length: 64 } digest && digest.All(char.IsAsciiHexDigitLower) ? digest : throw Wrong(head, "SHA-256");

        private long Number(string head, string text) =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : throw Wrong(head, "1, 2, 3 …");

        private NodaTime.LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var day } ? day : throw Wrong("issued_on", "2022-12-16");

        private NodaTime.Instant Moment() =>
            InstantPattern.ExtendedIso.Parse(Needed("decided_at")) is { Success: true, Value: var moment } ? moment : throw Wrong("decided_at", "2022-12-16T08:30:00Z");

        private void Require(bool isRight, string head, string right)
        {
            if (!isRight)
            {
                throw Wrong(head, right);
            }
        }

        private DecisionTableException Wrong(string head, string right) => new(
            $"Dòng {line}, cột “{head}”: “{Text(head)}” không đúng; đúng là: {right}. Không có quyết định nào được nhận.",
            $"Line {line}, column “{head}”: “{Text(head)}” is not right; this would be: {right}. No decision is taken over.");
    }
}

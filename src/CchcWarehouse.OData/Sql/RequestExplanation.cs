using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CchcWarehouse.OData.Model;
using CchcWarehouse.OData.Plans;
using CchcWarehouse.OData.Requests;
using CchcWarehouse.OData.Requests.Syntax;

namespace CchcWarehouse.OData.Sql;

/// <summary>How one request is understood: syntax, bound plan, SQL with its parameters. Needs no database.</summary>
/// <param name="Plan">Null where there is an error, and for documents that are answered from the model.</param>
public sealed record RequestExplanation(string Input, RequestSyntax? Syntax, QueryPlan? Plan, SqlQuery? Sql, BadQueryException? Error)
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public bool Ok => Error is null;

    /// <param name="input">A URL relative to the service root, or absolute.</param>
    public static RequestExplanation Of(string input, WarehouseModel model, PlanOptions options, RequestLimits limits)
    {
        RequestSyntax? syntax = null;
        try
        {
            syntax = RequestSyntax.Parse(input, limits);
            var plan = IsDocument(syntax) ? null : QueryPlan.From(syntax, model, options);
            return new RequestExplanation(input, syntax, plan, plan is null ? null : SqlPrinter.Print(plan), null);
        }
        catch (BadQueryException e)
        {
            return new RequestExplanation(input, syntax, null, null, e);
        }
    }

    /// <summary>One JSON object on one line.</summary>
    public string ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            json.WriteString("input", Input);
            json.WriteBoolean("ok", Ok);
            if (Error is { } error)
            {
                json.WriteNumber("position", error.Position ?? 0);
                json.WriteString("option", error.Target);
                json.WriteString("message", error.Message);
            }

            Write(json, "exists", Sql?.Exists);
            Write(json, "count", Sql?.Count);
            Write(json, "rows", Sql?.Rows);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public string ToText()
    {
        var text = new StringBuilder();
        if (Error is { } error)
        {
            return $"{Input}\n{new string(' ', error.Position ?? 0)}^\n{error.Message}\n";
        }

        text.AppendLine(Syntax!.Print()).AppendLine("--- syntax").Append(SyntaxTree.Print(Syntax));
        if (Plan is null)
        {
            return text.AppendLine("--- plan").AppendLine("answered from the model").ToString();
        }

        text.AppendLine("--- plan").Append(PlanText.Print(Plan));
        Append(text, "exists", Sql!.Exists);
        Append(text, "count", Sql.Count);
        Append(text, "sql", Sql.Rows);
        return text.ToString();
    }

    private static bool IsDocument(RequestSyntax syntax) =>
        syntax.Path.Segments.Count == 0
        || syntax.Path.Segments[0] is SystemSegment { Kind: SystemSegmentKind.Metadata or SystemSegmentKind.Batch };

    private static void Append(StringBuilder text, string title, SqlStatement? statement)
    {
        if (statement is not null)
        {
            text.Append("--- ").AppendLine(title).AppendLine(statement.Text);
            foreach (var (parameter, i) in statement.Parameters.Select((parameter, i) => (parameter, i)))
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"  ${i + 1} = {parameter}");
            }
        }
    }

    private static void Write(Utf8JsonWriter json, string name, SqlStatement? statement)
    {
        if (statement is not null)
        {
            json.WriteStartObject(name);
            json.WriteString("sql", statement.Text);
            json.WriteStartArray("parameters");
            foreach (var parameter in statement.Parameters)
            {
                json.WriteStringValue(parameter.ToString());
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }
    }
}

using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CchcWarehouse.OData.Requests;

/// <summary>How the grammar understands one URL: what <c>explain --syntax</c> says.</summary>
/// <param name="Syntax">Null exactly when there is an error.</param>
public sealed partial record SyntaxExplanation(string Input, RequestSyntax? Syntax, BadQueryException? Error)
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public bool Ok => Error is null;

    /// <summary>
    /// Only the grammar is asked: a repeated option, which the grammar allows, is no error here.
    /// Query options without a path are understood as well.
    /// </summary>
    /// <param name="input">A URL relative to the service root, or absolute.</param>
    public static SyntaxExplanation Of(string input, RequestLimits limits)
    {
        var grammarOnly = limits with { OptionRepeats = int.MaxValue };
        try
        {
            return new SyntaxExplanation(input, Read(input, grammarOnly), null);
        }
        catch (BadQueryException e)
        {
            return new SyntaxExplanation(input, null, e);
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

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>The canonical URL and its tree; or the error, with a mark below the place.</summary>
    public string ToText() => Error is { } error
        ? $"{Input}\n{new string(' ', error.Position ?? 0)}^\n{error.Message}\n"
        : $"{Syntax!.Print()}\n{SyntaxTree.Print(Syntax)}";

    private static RequestSyntax Read(string input, RequestLimits limits) => OptionsAlone().IsMatch(input)
        ? new RequestSyntax(null, new Syntax.PathSyntax([]), RequestSyntax.ParseOptions(input, limits))
        : RequestSyntax.Parse(input, limits);

    [GeneratedRegex(@"\A(?:\$|%24|@|%40)?[A-Za-z]+=")]
    private static partial Regex OptionsAlone();
}

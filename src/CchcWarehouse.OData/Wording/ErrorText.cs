using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace CchcWarehouse.OData.Wording;

/// <summary>What is said about a request: an English form and what fills it, so that it can be said in Vietnamese as well.</summary>
/// <remarks>
/// Written as an interpolated string. The form <c>{0} has no property {1}.</c> is looked up in <see cref="VietnameseTexts"/>; so
/// are parts that are phrases of the service themselves. Names and words of the request stay as they are.
/// </remarks>
[InterpolatedStringHandler]
public sealed class ErrorText
{
    private readonly StringBuilder form;
    private readonly List<object?> parts;

    public ErrorText(int literalLength, int formattedCount) =>
        (form, parts) = (new StringBuilder(literalLength + (3 * formattedCount)), new List<object?>(formattedCount));

    private ErrorText(string text)
        : this(0, 0) => form.Append(text);

    public static implicit operator ErrorText(string text) => new(text);

    /// <summary>Sentences one after another.</summary>
    public static ErrorText Sentences(IReadOnlyList<ErrorText> sentences)
    {
        var all = new ErrorText("");
        for (var i = 0; i < sentences.Count; i++)
        {
            all.AppendLiteral(i == 0 ? "" : " ");
            all.AppendFormatted(sentences[i]);
        }

        return all;
    }

    public void AppendLiteral(string value) => form.Append(value);

    public void AppendFormatted<T>(T value)
    {
        form.Append(CultureInfo.InvariantCulture, $"{{{parts.Count}}}");
        parts.Add(value);
    }

    public void AppendFormatted<T>(T value, string format)
        where T : IFormattable => AppendFormatted(value.ToString(format, CultureInfo.InvariantCulture));

    public string In(Language language)
    {
        var english = form.ToString();
        var chosen = language == Language.Vietnamese ? VietnameseTexts.Find(english) ?? english : english;
        return parts.Count == 0 ? chosen : Fill(chosen, language);
    }

    /// <summary>In English.</summary>
    public override string ToString() => In(Language.English);

    // A translation may name the parts in another order.
    private string Fill(string text, Language language)
    {
        var filled = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            var end = text[at] == '{' ? text.IndexOf('}', at) : -1;
            if (end > at && int.TryParse(text.AsSpan(at + 1, end - at - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var part) && part < parts.Count)
            {
                filled.Append(Part(parts[part], language));
                at = end;
            }
            else
            {
                filled.Append(text[at]);
            }
        }

        return filled.ToString();
    }

    private static string? Part(object? part, Language language) => part switch
    {
        ErrorText text => text.In(language),
        string phrase when language == Language.Vietnamese => VietnameseTexts.Find(phrase) ?? phrase,
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        _ => part?.ToString(),
    };
}

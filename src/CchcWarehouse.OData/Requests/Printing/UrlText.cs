using System.Buffers;
using System.Text;

namespace CchcWarehouse.OData.Requests.Printing;

/// <summary>A URL in the making: what belongs to the grammar stays readable, data is percent-encoded.</summary>
internal sealed class UrlText
{
    private const string ReadableInData = "-._~',:*!";
    private const int UsualLength = 512;

    private static readonly SearchValues<char> Readable =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789" + ReadableInData);

    private static readonly SearchValues<char> EncodedInSyntax = SearchValues.Create(" \"[]{}");

    private readonly StringBuilder text = new(UsualLength);

    /// <summary>Punctuation and words of the grammar; blanks and the characters that URLs do not have are encoded.</summary>
    public UrlText Syntax(string syntax)
    {
        if (!syntax.AsSpan().ContainsAny(EncodedInSyntax))
        {
            return Raw(syntax);
        }

        foreach (var c in syntax)
        {
            if (EncodedInSyntax.Contains(c))
            {
                Encode(c);
            }
            else
            {
                text.Append(c);
            }
        }

        return this;
    }

    /// <summary>Text that may contain anything.</summary>
    public UrlText Data(string data)
    {
        if (!data.AsSpan().ContainsAnyExcept(Readable))
        {
            return Raw(data);
        }

        foreach (var rune in data.EnumerateRunes())
        {
            if (rune.IsAscii && Readable.Contains((char)rune.Value))
            {
                text.Append((char)rune.Value);
            }
            else
            {
                Encode(rune);
            }
        }

        return this;
    }

    /// <summary>The text of a fragment or a service root, encoded already or harmless.</summary>
    public UrlText Raw(string raw)
    {
        text.Append(raw);
        return this;
    }

    public UrlText List<T>(IEnumerable<T> items, string separator, Action<T> print)
    {
        var first = true;
        foreach (var item in items)
        {
            if (!first)
            {
                Syntax(separator);
            }

            first = false;
            print(item);
        }

        return this;
    }

    public override string ToString() => text.ToString();

    private void Encode(char c) => Encode(new Rune(c));

    private void Encode(Rune rune)
    {
        Span<byte> bytes = stackalloc byte[4];
        foreach (var octet in bytes[..rune.EncodeToUtf8(bytes)])
        {
            text.Append('%').Append(octet.ToString("X2"));
        }
    }
}

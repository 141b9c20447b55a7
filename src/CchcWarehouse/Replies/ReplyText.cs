using System.Globalization;
using System.Text;

namespace CchcWarehouse.Replies;

/// <summary>The letter as plain text.</summary>
internal static class ReplyText
{
    private const int Width = 100;

    public static string Print(ReplyLetter letter, ReplyWording wording)
    {
        var text = new StringBuilder();
        Line(text, Both(wording.Office, wording.State));
        Line(text, Both("-------", wording.Motto));
        Line(text, Both(wording.Number, new string('-', wording.Motto.Length)));
        Line(text, Both("", wording.PlaceAndDay));
        Paragraph(text, wording.Subject(letter));
        Line(text, "", Centred(wording.Addressee(letter)), "");
        Paragraph(text, wording.Opening(letter));
        Paragraph(text, wording.Request(letter));
        General(text, letter, wording);
        Items(text, letter, wording);
        Paragraph(text, wording.Closing(letter));
        Line(text, "", Both(wording.FarewellTitle, wording.Signature), Both(wording.Recipients[0], wording.SignatureHint));
        Line(text, [.. wording.Recipients.Skip(1)]);
        return text.ToString();
    }

    private static void General(StringBuilder text, ReplyLetter letter, ReplyWording wording)
    {
        if (letter.General.Count > 0)
        {
            Line(text, "", wording.GeneralTitle);
            foreach (var reason in letter.General)
            {
                Wrapped(text, reason.In(wording), "- ", "  ");
            }
        }
    }

    private static void Items(StringBuilder text, ReplyLetter letter, ReplyWording wording)
    {
        if (letter.Items.Count > 0)
        {
            Line(text, "", wording.CellsTitle);
        }

        foreach (var (item, place) in letter.Items.Select((item, place) => (item, place + 1)))
        {
            var printed = item.PrintedNumber is { } number ? $", {wording.Heads[2]} {number}" : "";
            Line(text, "");
            Wrapped(text, $"{wording.Heads[1]} {item.Row}{printed}: {wording.Label(item)}", $"{place.ToString(CultureInfo.InvariantCulture)}. ", "   ");
            Line(text, $"   {wording.Heads[4]}: {wording.Value(item)}");
            foreach (var reason in item.Reasons)
            {
                Wrapped(text, reason.In(wording), "   - ", "     ");
            }
        }
    }

    private static void Paragraph(StringBuilder text, string sentence)
    {
        Line(text, "");
        Wrapped(text, sentence, "", "");
    }

    private static void Wrapped(StringBuilder text, string sentence, string first, string next)
    {
        var line = new StringBuilder(first);
        var isEmpty = true;
        foreach (var word in sentence.Split((char[])[' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (!isEmpty && line.Length + 1 + word.Length > Width)
            {
                Line(text, line.ToString());
                line.Clear().Append(next);
                isEmpty = true;
            }

            line.Append(isEmpty ? "" : " ").Append(word);
            isEmpty = false;
        }

        Line(text, line.ToString());
    }

    private static void Line(StringBuilder text, params string[] lines)
    {
        foreach (var line in lines)
        {
            text.Append(line.TrimEnd()).Append('\n');
        }
    }

    private static string Both(string left, string right) => left.PadRight(Width / 2) + right;

    private static string Centred(string sentence) => sentence.PadLeft(Math.Max(sentence.Length, (Width + sentence.Length) / 2));
}

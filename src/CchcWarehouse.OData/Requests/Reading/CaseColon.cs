using System.Text.RegularExpressions;

namespace CchcWarehouse.OData.Requests.Reading;

/// <summary>
/// Tells times from the colon that ends the condition of a case branch: in <c>case(X gt 10:30)</c> 10 is compared and
/// 30 is the value, in <c>case(X gt 10:30:Y)</c> 10:30 is compared.
/// </summary>
internal static partial class CaseColon
{
    /// <summary>The length of the time here; 0 when its colon is needed to end the condition.</summary>
    public static int TimeLength(Scanner scanner)
    {
        foreach (var match in LongestTime().EnumerateMatches(scanner.Rest))
        {
            return ColonFollows(scanner.Rest[match.Length..]) ? match.Length
                : match.Length > ShortTime && ColonFollows(scanner.Rest[ShortTime..]) ? ShortTime
                : 0;
        }

        return 0;
    }

    private const int ShortTime = 5;

    [GeneratedRegex(@"\A(?:[01][0-9]|2[0-3]):[0-5][0-9](?::(?:[0-5][0-9]|60)(?:\.[0-9]{1,12})?)?(?![0-9A-Za-z_.-])")]
    private static partial Regex LongestTime();

    /// <summary>Whether a colon stands in the rest of this branch, outside quotes and brackets.</summary>
    private static bool ColonFollows(ReadOnlySpan<char> rest)
    {
        var depth = 0;
        for (var i = 0; i < rest.Length; i++)
        {
            switch (rest[i])
            {
                case ':' when depth == 0:
                    return true;
                case ',' or ')' when depth == 0:
                    return false;
                case '(' or '[' or '{':
                    depth++;
                    break;
                case ')' or ']' or '}':
                    depth--;
                    break;
                case '\'' or '"':
                    i = EndOfQuotes(rest, i);
                    break;
            }
        }

        return false;
    }

    private static int EndOfQuotes(ReadOnlySpan<char> rest, int start)
    {
        var end = start + 1;
        while (end < rest.Length && rest[end] != rest[start])
        {
            end += rest[start] == '"' && rest[end] == '\\' ? 2 : 1;
        }

        return end;
    }
}

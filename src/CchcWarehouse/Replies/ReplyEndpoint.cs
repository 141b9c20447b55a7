using System.Text;
using Microsoft.Net.Http.Headers;

namespace CchcWarehouse.Replies;

/// <summary><c>/sources/{reportKey}/reply</c>: the letter as docx or text, by <c>format</c> or Accept; in English by <c>lang=en</c>.</summary>
internal static class ReplyEndpoint
{
    public static async Task<IResult> AnswerAsync(HttpRequest request, int reportKey, WarehouseReader reader, CancellationToken cancellationToken)
    {
        if (Format(request) is not { } format)
        {
            return Results.Problem(
                statusCode: StatusCodes.Status406NotAcceptable, title: "Không có dạng này (no such format)",
                detail: $"The letter is text/plain or {ReplyDocument.MediaType}: ask with Accept, or with ?format=txt or ?format=docx.");
        }

        await using var star = reader.Open();
        if (await ReplyLetter.ReadAsync(star, reportKey, cancellationToken) is not { } letter)
        {
            return Results.Problem(
                statusCode: StatusCodes.Status404NotFound, title: "Không có báo cáo này (no such report)",
                detail: $"Report {reportKey} is not in the warehouse. The reports that are: /odata/Reports?$select=ReportKey,FileName");
        }

        var wording = InEnglish(request) ? ReplyWording.English : ReplyWording.Vietnamese;
        request.HttpContext.Response.Headers.Append(HeaderNames.Vary, "Accept, Accept-Language");
        request.HttpContext.Response.Headers.ContentLanguage = wording.InVietnamese ? "vi" : "en";
        return format == "docx"
            ? Results.File(ReplyDocument.Write(letter, wording), ReplyDocument.MediaType, $"reply-{reportKey}.docx")
            : Results.Text(ReplyText.Print(letter, wording), "text/plain", Encoding.UTF8);
    }

    private static string? Format(HttpRequest request) => request.Query["format"].ToString() switch
    {
        "docx" or ReplyDocument.MediaType => "docx",
        "txt" or "text" or "text/plain" => "txt",
        "" => Accepted(request),
        _ => null,
    };

    /// <summary>Text, unless a Word document is liked better.</summary>
    private static string? Accepted(HttpRequest request)
    {
        var accept = request.GetTypedHeaders().Accept;
        if (accept.Count == 0)
        {
            return "txt";
        }

        var (docx, text) = (Quality(accept, ReplyDocument.MediaType), Quality(accept, "text/plain"));
        return docx == 0 && text == 0 ? Browses(accept) ? "txt" : null : docx > text ? "docx" : "txt";
    }

    /// <summary>A browser that asks for a page is shown the text.</summary>
    private static bool Browses(IEnumerable<MediaTypeHeaderValue> accept) => accept.Any(a => a.MediaType == "text/html");

    private static double Quality(IList<MediaTypeHeaderValue> accept, string mediaType)
    {
        var type = new MediaTypeHeaderValue(mediaType);
        return accept.Where(type.IsSubsetOf).OrderByDescending(a => a.MatchesAllTypes ? 0 : a.MatchesAllSubTypes ? 1 : 2).Select(a => a.Quality ?? 1).FirstOrDefault();
    }

    private static bool InEnglish(HttpRequest request) => request.Query["lang"].ToString() switch
    {
        "en" => true,
        "vi" => false,
        _ => request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1).FirstOrDefault()?.Value.Value is { } language
            && language.StartsWith("en", StringComparison.OrdinalIgnoreCase),
    };
}

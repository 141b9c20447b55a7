using System.Text.Encodings.Web;
using System.Text.Json;
using CchcWarehouse.OData.Plans;
using CchcWarehouse.OData.Sql;
using CchcWarehouse.OData.Wording;
using Npgsql;

namespace CchcWarehouse.OData.Responses.Http;

/// <summary>The error object of OData with its status. Status codes stand here and nowhere else.</summary>
internal sealed record ODataError(int Status, string Code, ErrorText Text, string? Target = null, int? Position = null)
{
    /// <summary>The error that an exception means to the client; an exception that means none is an error of the service.</summary>
    public static ODataError Of(Exception exception) => exception switch
    {
        BadQueryException bad => new(bad.IsOfUrlLength ? 414 : StatusOf(bad.Code), bad.Code, bad.Text, bad.Target, bad.Position),
        PostgresException database => Of(database),
        NpgsqlException or TimeoutException => new(
            503, ResponseCodes.Unavailable, "The database does not answer now. Try again in a few seconds."),
        _ => new(500, ResponseCodes.Internal, "The service has failed on this request; it is in the service's log."),
    };

    public string Message => Text.ToString();

    public byte[] ToJson(Language language)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteStartObject("error");
            json.WriteString("code", Code);
            json.WriteString("message", Text.In(language));
            if (Target is not null)
            {
                json.WriteString("target", Target);
            }

            if (Position is { } position)
            {
                json.WriteStartObject("innererror");
                json.WriteNumber("position", position);
                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    private static int StatusOf(string code) => code switch
    {
        ResponseCodes.NotFound => 404,
        ResponseCodes.MethodNotAllowed => 405,
        ResponseCodes.NotAcceptable => 406,
        ResponseCodes.Gone => 410,
        ResponseCodes.PreconditionFailed => 412,
        ResponseCodes.UnsupportedMediaType => 415,
        ResponseCodes.TooLarge => 413,
        ResponseCodes.NotImplemented => 501,
        ResponseCodes.Unavailable => 503,
        ResponseCodes.Timeout => 504,
        _ => 400,
    };

    /// <remarks>Class 22 is what a value of the request did to a statement: a division by nought, a number out of range.</remarks>
    private static ODataError Of(PostgresException database) => database.SqlState switch
    {
        PostgresErrorCodes.QueryCanceled => new(
            504, ResponseCodes.Timeout, "The request takes longer than the service allows. Narrow it with $filter, or ask for fewer rows."),
        SqlPrinter.NotAdditiveState => new(400, BadQueryCodes.NotAdditive, AdditivityText.Refusal(database.MessageText), "$apply"),
        PostgresErrorCodes.DivisionByZero => new(400, "DivisionByZero", "A whole number or decimal was divided by nought; divby gives INF or NaN there."),
        ['2', '2', ..] => new(400, "InvalidValue", $"A value of the request cannot be computed with: {database.MessageText}."),
        ['5', '4', ..] => new(400, BadQueryCodes.Limit, $"The request is too complex for the database: {database.MessageText}."),
        ['0', '8', ..] or ['5', '3', ..] or ['5', '7', 'P', ..] => new(
            503, ResponseCodes.Unavailable, "The database does not answer now. Try again in a few seconds."),
        _ => new(500, ResponseCodes.Internal, "The service has failed on this request; it is in the service's log."),
    };
}

using System.Text.Json;
using CchcWarehouse.Etl.Review;
using CchcWarehouse.Star.Connections;
using Microsoft.AspNetCore.Mvc;
using NodaTime.Text;

namespace CchcWarehouse.Api;

/// <summary>The review over HTTP: what waits, and deciding it. Refusals are RFC 9457 problems with a <c>code</c>.</summary>
internal static class ReviewEndpoints
{
    private const int MostTaken = 1000;
    private const string Table = "text/tab-separated-values";

    public static void MapReview(this IEndpointRouteBuilder endpoints)
    {
        var review = endpoints.MapGroup("/api/review").AddEndpointFilter(RefusedAsync);
        review.MapGet("", ListAsync);
        review.MapGet("/{report:int}", (int report, WarehouseReader reader, WarehouseConnections connections, CancellationToken token) => ShowAsync(report, null, reader, connections, token));
        review.MapGet("/{report:int}/{row:int}", (int report, int row, WarehouseReader reader, WarehouseConnections connections, CancellationToken token) => ShowAsync(report, row, reader, connections, token));
        review.MapPost("/{report:int}/{row:int}/accept", (int report, int row, DecisionBody body, ReviewDesk desk, CancellationToken token) => DecideAsync(body.OfRow(DecisionAction.Accept, report, row), desk, token));
        review.MapPost("/{report:int}/{row:int}/map", (int report, int row, DecisionBody body, ReviewDesk desk, CancellationToken token) => DecideAsync(body.OfRow(DecisionAction.Map, report, row), desk, token));
        review.MapPost("/{report:int}/{row:int}/reject", (int report, int row, DecisionBody body, ReviewDesk desk, CancellationToken token) => DecideAsync(body.OfRow(DecisionAction.Reject, report, row), desk, token));
        review.MapPost("/{report:int}/map", (int report, DecisionBody body, ReviewDesk desk, CancellationToken token) => DecideAsync(body.OfReport(DecisionAction.Identify, report), desk, token));
        review.MapPost("/{report:int}/reject", (int report, DecisionBody body, ReviewDesk desk, CancellationToken token) => DecideAsync(body.OfReport(DecisionAction.Withdraw, report), desk, token));
        review.MapGet("/decisions", HistoryAsync);
        review.MapPost("/decisions/{decision:long}/undo", UndoAsync);
        review.MapGet("/export", ExportAsync);
        review.MapPost("/import", ImportAsync).Accepts<string>(Table);
        endpoints.MapPost("/api/reports/{report:int}/withdraw", (int report, DecisionBody body, ReviewDesk desk, CancellationToken token) => DecideAsync(body.OfReport(DecisionAction.Withdraw, report), desk, token))
            .AddEndpointFilter(RefusedAsync);
    }

    private static async Task<IResult> ListAsync(
        int? report, string? unit, string? period, bool? all, int? skip, int? take, WarehouseReader reader, CancellationToken cancellationToken)
    {
        var filter = new QueueFilter(report, unit, period, all ?? false, Math.Max(0, skip ?? 0), Math.Clamp(take ?? 100, 1, MostTaken));
        await using var star = reader.Open();
        var queue = new ReviewQueue(star);
        var (reports, rows) = await queue.CountAsync(filter, cancellationToken);
        var items = await queue.ListAsync(filter, cancellationToken);
        return Json(new { reports, rows, items = items.Select(WaitingJson.Of) });
    }

    private static async Task<IResult> ShowAsync(int report, int? row, WarehouseReader reader, WarehouseConnections connections, CancellationToken cancellationToken)
    {
        await using var star = reader.Open();
        return Json(WaitingDetailJson.Of(await new ReviewQueue(star).ShowAsync(report, row, await HistoryOfAsync(connections, cancellationToken), cancellationToken)));
    }

    private static async Task<IResult> DecideAsync(DecisionRequest request, ReviewDesk desk, CancellationToken cancellationToken) =>
        Json(OutcomeJson.Of(await desk.DecideAsync(request, cancellationToken)));

    private static async Task<IResult> UndoAsync(long decision, DecisionBody body, ReviewDesk desk, CancellationToken cancellationToken) =>
        Json(OutcomeJson.Of(await desk.UndoAsync(decision, body.Who, body.Reason, cancellationToken)));

    private static async Task<IResult> HistoryAsync(WarehouseConnections connections, CancellationToken cancellationToken) =>
        Json(new { decisions = (await HistoryOfAsync(connections, cancellationToken)).Select(DecisionJson.Of) });

    private static async Task<IResult> ExportAsync(bool? aliases, WarehouseConnections connections, CancellationToken cancellationToken)
    {
        await using var connection = await connections.Reader.OpenConnectionAsync(cancellationToken);
        var standing = (await DecisionLedger.HistoryAsync(connection, cancellationToken)).Where(d => d.Stands);
        var lines = aliases == true ? DecisionTable.Aliases(standing) : DecisionTable.Lines(standing, await DecisionLedger.FormsAsync(connection, cancellationToken));
        return Results.Text(string.Concat(lines.Select(line => line + "\n")), $"{Table}; charset=utf-8");
    }

    private static async Task<IResult> ImportAsync(HttpRequest request, bool? force, ReviewDesk desk, CancellationToken cancellationToken)
    {
        using var body = new StreamReader(request.Body);
        var imported = new List<ImportedJson>();
        await foreach (var one in new DecisionImport(desk).RunAsync(DecisionTableReader.Read(await body.ReadToEndAsync(cancellationToken)), force ?? false, cancellationToken))
        {
            imported.Add(ImportedJson.Of(one));
        }

        return Json(new
        {
            taken = imported.Count(i => i.State == ImportState.Taken), unchanged = imported.Count(i => i.State == ImportState.Unchanged),
            refused = imported.Count(i => i.State == ImportState.Refused), decisions = imported,
        });
    }

    private static async Task<IReadOnlyList<ReviewDecision>> HistoryOfAsync(WarehouseConnections connections, CancellationToken cancellationToken)
    {
        await using var connection = await connections.Reader.OpenConnectionAsync(cancellationToken);
        return await DecisionLedger.HistoryAsync(connection, cancellationToken);
    }

    private static async ValueTask<object?> RefusedAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (DecisionTableException wrong)
        {
            return Results.Problem(new ProblemDetails
            {
                Status = StatusCodes.Status400BadRequest, Title = wrong.Message, Detail = wrong.MessageEn, Extensions = { ["code"] = "wrong-table", ["canForce"] = false },
            });
        }
        catch (DecisionRefusedException refused)
        {
            return Results.Problem(new ProblemDetails
            {
                Status = refused.Kind switch
                {
                    RefusalKind.NotFound => StatusCodes.Status404NotFound,
                    RefusalKind.Conflict => StatusCodes.Status409Conflict,
                    _ => StatusCodes.Status400BadRequest,
                },
                Title = refused.Message,
                Detail = refused.MessageEn,
                Extensions = { ["code"] = refused.Code, ["canForce"] = refused.CanForce },
            });
        }
    }

    private static IResult Json(object value) => Results.Json(value, ReviewJson.Options);

    /// <summary>What is sent with a decision; which of it counts, the address says.</summary>
    /// <param name="By">Who decides.</param>
    /// <param name="Value">The right value as a cell would print it, or a JSON number.</param>
    internal sealed record DecisionBody(
        string? By, string? Reason, string? Scope, bool? Force, string? IndicatorCode, JsonElement? Value,
        string? AdminUnitCode, string? PeriodCode, string? Number, string? IssuedOn)
    {
        public string Who => string.IsNullOrWhiteSpace(By) ? throw Wrong("by", "Hãy cho biết ai quyết định trong “by”.", "Say who decides in 'by'.") : By.Trim();

        public DecisionRequest OfRow(DecisionAction action, int report, int row) => new(action, ScopeOf(), report, row, Who)
        {
            IndicatorCode = action != DecisionAction.Map ? null
                : IndicatorCode ?? throw Wrong("indicatorCode", "Thiếu “indicatorCode”: mã chỉ tiêu của dòng, ví dụ 1.1.4.", "'indicatorCode' is missing: the row's indicator, such as 1.1.4."),
            ValueText = action == DecisionAction.Map ? ValueOf() : null,
            Reason = Reason,
            Force = Force ?? false,
        };

        public DecisionRequest OfReport(DecisionAction action, int report) => new(action, DecisionScope.Report, report, null, Who)
        {
            Identity = action == DecisionAction.Identify ? new DecidedIdentity(AdminUnitCode, PeriodCode, Number, DayOf()) : null,
            Reason = Reason ?? (action == DecisionAction.Withdraw ? throw Wrong("reason", "Rút báo cáo cần lý do trong “reason”.", "Withdrawing a report needs a 'reason'.") : null),
            Force = Force ?? false,
        };

        private DecisionScope ScopeOf() => Scope?.ToLowerInvariant() switch
        {
            null or "cell" => DecisionScope.Cell,
            "form" => DecisionScope.Form,
            "label" => DecisionScope.Label,
            _ => throw Wrong("scope", $"Phạm vi “{Scope}” không có; hãy chọn cell, form hoặc label.", $"There is no scope '{Scope}'; choose cell, form or label."),
        };

        // A JSON number has no thousands to mistake: it is written with a comma before the decimals.
        private string? ValueOf() => Value switch
        {
            null or { ValueKind: JsonValueKind.Null } => null,
            { ValueKind: JsonValueKind.String } text => text.GetString(),
            { ValueKind: JsonValueKind.Number } number when number.TryGetDecimal(out var exact) => exact.ToString(System.Globalization.CultureInfo.InvariantCulture).Replace('.', ','),
            _ => throw Wrong("value", "“value” phải là số hoặc chuỗi như trong ô.", "'value' is a number, or a text as a cell would print it."),
        };

        private NodaTime.LocalDate? DayOf() => IssuedOn is null ? null
            : LocalDatePattern.Iso.Parse(IssuedOn) is { Success: true, Value: var day } ? day
            : throw Wrong("issuedOn", $"“{IssuedOn}” không phải ngày; viết như 2022-12-16.", $"'{IssuedOn}' is no date; write it like 2022-12-16.");

        private static DecisionRefusedException Wrong(string member, string message, string messageEn) => new(RefusalKind.Wrong, $"wrong-{member}", message, messageEn);
    }
}

using System.Globalization;
using CchcWarehouse.Etl.Facts;
using CchcWarehouse.Etl.Facts.Indicators;
using NodaTime;

namespace CchcWarehouse.Etl.Review;

/// <summary>A decision that nothing stands against, ready to be written.</summary>
/// <param name="Replaces">The decision about the same thing that it takes the place of.</param>
/// <param name="Form">The form that it is about; only for that scope.</param>
/// <param name="Decisions">What stands with it.</param>
/// <param name="Reading">The report as it reads with it.</param>
internal sealed record DecisionProposal(ReviewDecision Decision, ReviewDecision? Replaces, ReviewForm? Form, ReviewDecisions Decisions, ReportReading Reading);

/// <summary>Makes a decision of a request, or says what stands against it.</summary>
/// <param name="standing">What people decided so far.</param>
/// <param name="read">Reads the report in question with other decisions.</param>
internal sealed class RowProposals(DecisionRequest request, ReviewDecisions standing, Func<ReviewDecisions, Task<ReportReading>> read)
{
    /// <param name="retired">Whether the warehouse has an indicator that the catalogue has no longer.</param>
    public async Task<DecisionProposal> ProposeAsync(long key, Instant now, Func<string, Task<bool>> retired)
    {
        var before = await read(standing);
        var row = before.Rows.FirstOrDefault(r => r.Row == request.SourceRow) ?? throw DecisionRefusals.NoRow(request.ReportKey, request.SourceRow!.Value, before.Rows.Count);
        await RefuseAsync(row, retired);
        var form = request.Scope == DecisionScope.Form ? ReviewForm.Of(before.Rows.Select(r => r.Label)) : null;
        var decision = Draft(key, now, before, row, form);
        var replaces = standing.AboutTheSameAs(decision);
        if (replaces is not null && !request.Force)
        {
            throw DecisionRefusals.Standing(replaces);
        }

        return await TryAsync(decision, replaces, form, row);
    }

    private async Task<DecisionProposal> TryAsync(ReviewDecision decision, ReviewDecision? replaces, ReviewForm? form, RowReading before)
    {
        var decisions = standing.With(decision, form);
        var reading = await read(decisions);
        var after = reading.Rows.First(r => r.Row == before.Row);
        if (after.Decision?.Key == decision.Key)
        {
            return new DecisionProposal(decision, replaces, form, decisions, reading);
        }

        if (after.Objection is not { } objection)
        {
            throw DecisionRefusals.Narrower(before, after.Decision);
        }

        if (objection.Code == "value-unreadable" && decision is { Action: DecisionAction.Accept, Scope: DecisionScope.Cell, ValueText: null } && before.Value is { } seen)
        {
            return await TryAsync(decision with { ValueText = Printed(seen) }, replaces, form, before);
        }

        var canForce = objection.CanForce && decision is { Scope: DecisionScope.Cell, IsForced: false };
        return canForce && request.Force
            ? await TryAsync(decision with { IsForced = true }, replaces, form, before)
            : throw DecisionRefusals.Objected(before, objection, canForce);
    }

    private async Task RefuseAsync(RowReading row, Func<string, Task<bool>> retired)
    {
        switch (request.Action)
        {
            case DecisionAction.Accept when row.Status != ObservationStatus.Review:
                throw DecisionRefusals.NotWaiting(row);
            case DecisionAction.Accept when row.Candidates.Count == 0:
                throw DecisionRefusals.NoCandidate(row);
            case DecisionAction.Accept when row.Candidates is [var best, var next, ..] && best.Certainty <= next.Certainty:
                throw DecisionRefusals.SeveralCandidates(row, row.Candidates.Where(c => c.Certainty >= best.Certainty).Select(c => c.IndicatorCode));
            case DecisionAction.Reject when row.IndicatorCode is null && row.Status != ObservationStatus.Review:
                throw DecisionRefusals.AlreadySo(row);
            case DecisionAction.Map when request.ValueText is not null && request.Scope != DecisionScope.Cell:
                throw DecisionRefusals.ValueOfMany();
            case DecisionAction.Map when IndicatorCatalogue.Shared.Find(request.IndicatorCode!) is null:
                throw await NoIndicatorAsync(request.IndicatorCode!, retired);
            case DecisionAction.Map when row.IndicatorCode == request.IndicatorCode && request.ValueText is null && row.Decision is null:
                throw DecisionRefusals.AlreadySo(row);
        }
    }

    private ReviewDecision Draft(long key, Instant now, ReportReading report, RowReading row, ReviewForm? form) => new(
        key, request.Action, request.Scope, report.Sha256,
        new DecidedRow(row.Row, row.PrintedNumber, row.Label, row.PrintedValue, row.WithinLabel, row.Place), form?.Key,
        row.Decision is null ? row.IndicatorCode : row.Decision.OverruledCode,
        request.Action == DecisionAction.Accept ? row.Candidates[0].IndicatorCode : request.IndicatorCode,
        request.ValueText, Identity: null, IsForced: false, request.By, now, request.Reason);

    /// <summary>Why a decision about one row, taken elsewhere, does not apply to that row of the same document here.</summary>
    public static DecisionRefusedException Unfit(ReviewDecision decision, ReportReading reading) =>
        reading.Rows.FirstOrDefault(r => r.Row == decision.Row!.SourceRow) is { Objection: { } objection } row
            ? DecisionRefusals.Objected(row, objection, canForce: false)
            : DecisionRefusals.OtherRow(decision.Row!);

    /// <summary>Why a code that the catalogue does not have is none.</summary>
    public static async Task<DecisionRefusedException> NoIndicatorAsync(string code, Func<string, Task<bool>> retired) =>
        await retired(code) ? DecisionRefusals.RetiredIndicator(code) : DecisionRefusals.UnknownIndicator(code, Near(code));

    private static IEnumerable<string> Near(string code) => IndicatorCatalogue.Shared.Indicators
        .OrderByDescending(i => i.Code.Zip(code).TakeWhile(pair => pair.First == pair.Second).Count()).ThenBy(i => Math.Abs(i.Code.Length - code.Length))
        .Take(3).Select(i => $"{i.Code} {i.Name}");

    /// <summary>As an office would print it: a comma before the decimals and nothing between the thousands.</summary>
    private static string Printed(decimal value) => value.ToString(CultureInfo.InvariantCulture).Replace('.', ',');
}

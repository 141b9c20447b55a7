using CchcWarehouse.Etl.Facts;
using CchcWarehouse.Etl.Warehouse;
using CchcWarehouse.Star;
using CchcWarehouse.Star.Dimensions;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace CchcWarehouse.Etl.Review;

/// <summary>Makes a decision about a whole report of a request, or says what stands against it.</summary>
internal sealed class ReportProposals(
    DecisionRequest request, ReviewDecisions standing, Func<ReviewDecisions, Task<ReportReading>> read, WarehouseContext star)
{
    private static readonly Lazy<AdminUnitRegister> Register = new(AdminUnitRegister.OfProgram);

    public async Task<DecisionProposal> ProposeAsync(Report report, long key, Instant now, CancellationToken cancellationToken)
    {
        if (request.Action == DecisionAction.Withdraw && report.Status == "Rejected")
        {
            throw DecisionRefusals.AlreadyWithdrawn(report.ReportKey);
        }

        if (request.Action == DecisionAction.Identify)
        {
            await RefuseAsync(star, request.Identity!, cancellationToken);
        }

        var decision = new ReviewDecision(
            key, request.Action, DecisionScope.Report, report.Sha256, Row: null, FormKey: null, OverruledCode: null, IndicatorCode: null, ValueText: null,
            request.Identity, IsForced: false, request.By, now, request.Reason);
        var replaces = standing.AboutTheSameAs(decision);
        if (replaces is not null && !request.Force)
        {
            throw DecisionRefusals.Standing(replaces);
        }

        var decisions = standing.With(decision);
        var reading = await read(decisions);
        if (request.Action == DecisionAction.Identify)
        {
            await RefuseAsync(star, reading.Report, cancellationToken);
        }

        return new DecisionProposal(decision, replaces, Form: null, decisions, reading);
    }

    /// <exception cref="DecisionRefusedException">What is given is no unit, no period, or nothing.</exception>
    public static async Task RefuseAsync(WarehouseContext star, DecidedIdentity given, CancellationToken cancellationToken)
    {
        if (given is { AdminUnitCode: null, PeriodCode: null, Number: null, IssuedOn: null })
        {
            throw DecisionRefusals.NothingGiven();
        }

        if (given.AdminUnitCode is { } unit && Register.Value.VersionsOf(unit).Count == 0)
        {
            throw DecisionRefusals.UnknownUnit(unit);
        }

        if (given.PeriodCode is { } period && !await star.Periods.AnyAsync(p => p.Code == period, cancellationToken))
        {
            throw DecisionRefusals.UnknownPeriod(period);
        }
    }

    /// <summary>With what was given, the report has to have its place.</summary>
    /// <exception cref="DecisionRefusedException">It has not.</exception>
    public static async Task RefuseAsync(WarehouseContext star, ReportIdentity report, CancellationToken cancellationToken)
    {
        if (report.AdminUnitCode is null || report.PeriodCode is null)
        {
            throw DecisionRefusals.StillUnknown(unit: report.AdminUnitCode is null);
        }

        if (await ReportPlace.FindAsync(star, report, cancellationToken) is null)
        {
            throw DecisionRefusals.UnitGone(report.AdminUnitCode, Register.Value.VersionsOf(report.AdminUnitCode)[^1].Name, report.PeriodCode);
        }
    }
}

using Ioc.Kpi.Board;
using Ioc.Kpi.Definitions;
using Ioc.Kpi.Sources;
using Ioc.Simulator;
using Ioc.Simulator.Faults;
using Ioc.Simulator.Truth;
using Xunit;

namespace Ioc.Jobs.Tests.Province;

/// <summary>From a source that misbehaves to the KPIs: what the board shows is what the province counts of itself.</summary>
public sealed class ProvinceTests
{
    private static readonly SimulatorOptions Options = new() { Enabled = true, DossiersPerDay = 150, LiveDossiersPerDay = 6_000, HistoryDays = 30 };

    private static readonly (FaultKind Fault, string? Reason)[] Faults =
    [
        (FaultKind.ServerError, "http-status: 500"),
        (FaultKind.TooManyRequests, "rate-limited: 429, retry after 2 s"),
        (FaultKind.Hang, "timeout: "),
        (FaultKind.Truncated, null),
        (FaultKind.InvalidUtf8, "not-utf8: "),
        (FaultKind.Oversized, "too-large: "),
        (FaultKind.RedirectElsewhere, "redirect: 302 to another host, elsewhere.invalid"),
    ];

    [Fact]
    public async Task Kpis_equal_the_provinces_own_counts_after_every_fault()
    {
        await using var host = await ProvinceHost.StartAsync(Options);
        await host.PollAsync(TimeSpan.Zero);
        await AssertEqualAsync(host);

        foreach (var (fault, reason) in Faults)
        {
            await SufferAsync(host, fault, reason);
        }

        foreach (var fault in new[] { FaultKind.DuplicatePages, FaultKind.OutOfOrderPages })
        {
            host.Faults.Set(SimulatorAccess.Departments, fault);
            host.Faults.Set(SimulatorAccess.Communes, fault);
            await host.PollAsync(TimeSpan.FromMinutes(40));
            await AssertEqualAsync(host);
        }
    }

    private static async Task SufferAsync(ProvinceHost host, FaultKind fault, string? reason)
    {
        var accepted = host.Status(SimulatorAccess.Departments).Accepted;
        host.Faults.Set(SimulatorAccess.Departments, fault);
        host.SetTimeout(fault == FaultKind.Hang ? TimeSpan.FromSeconds(1) : TimeSpan.FromSeconds(60));
        await host.PollAsync(TimeSpan.FromMinutes(5));

        var sick = host.Status(SimulatorAccess.Departments);
        Assert.Equal(SourceState.Failing, sick.State);
        Assert.StartsWith(reason ?? "", sick.LastError, StringComparison.Ordinal);
        Assert.Equal(accepted, sick.Accepted);

        host.Faults.Set(SimulatorAccess.Departments, FaultKind.None);
        host.SetTimeout(TimeSpan.FromSeconds(60));
        await host.PollAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(SourceState.Ok, host.Status(SimulatorAccess.Departments).State);
        Assert.True(host.Status(SimulatorAccess.Departments).Accepted > accepted, "the dossiers went on changing meanwhile");
        await AssertEqualAsync(host);
    }

    private static async Task AssertEqualAsync(ProvinceHost host)
    {
        var truth = host.Truth;
        var shown = await host.Board.ReadAsync(board => Read(board, truth), CancellationToken.None);

        Assert.Equal(
            (truth.Dossiers, truth.Received, truth.Online, truth.Finished, truth.OnTime),
            (shown.Dossiers, shown.Received, shown.Online, shown.Finished, shown.OnTime));
        Assert.Equal((truth.Open, truth.OverdueOpen, truth.PaidOnline), (shown.Open, shown.OverdueOpen, shown.PaidOnline));
        Assert.Equal(truth.ReceivedByAgency, shown.ReceivedByAgency);
        Assert.True(truth.Received > 3_000 && truth.OverdueOpen > 0, "the province is large enough to tell");
        Assert.Equal((0, 0), (host.Status(SimulatorAccess.Departments).Rejected.Count, host.Status(SimulatorAccess.Communes).Rejected.Count));
    }

    private static TruthCounts Read(KpiBoard board, TruthCounts truth)
    {
        var whole = board.WholePeriod()!.Value;
        KpiReading Of(string kpi) => board.Read(KpiCatalogue.Find(kpi)!, Scope.Province, whole);
        var shown = new TruthCounts
        {
            Dossiers = board.DossierCount,
            Received = (int)Of("received-dossiers").Value!,
            Online = (int)Of("online-submission-rate").Numerator!,
            Finished = (int)Of("on-time-rate").Denominator!,
            OnTime = (int)Of("on-time-rate").Numerator!,
            Open = (int)Of("overdue-open").Denominator!,
            OverdueOpen = (int)Of("overdue-open").Value!,
            PaidOnline = (int)Of("online-payment-rate").Numerator!,
        };
        Assert.NotEmpty(truth.ReceivedByAgency);
        foreach (var (agency, reading) in board.Breakdown(KpiCatalogue.Find("received-dossiers")!, BreakdownBy.Agency, Scope.Province, whole))
        {
            if (reading.Value > 0)
            {
                shown.ReceivedByAgency[agency] = (int)reading.Value;
            }
        }

        return shown;
    }
}

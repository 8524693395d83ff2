using System.Text.Json;
using Ioc.Jobs.Polling.Reference;
using Ioc.Kpi.Sources;
using Ioc.Simulator;
using Ioc.Simulator.Faults;
using Ioc.Simulator.Truth;
using Xunit;

namespace Ioc.Jobs.Tests.Province;

/// <summary>
/// From a source that misbehaves to the KPIs: what the board shows is what the province counts of itself. The long form (IOC_LONG=1) compares
/// after each fault, the short one, where a lost dossier would still be missing, after the last of them.
/// </summary>
public sealed class ProvinceTests
{
    private const int HalfAPage = ReferencePoller.ItemsAPage / 2;

    private static readonly bool IsLong = Environment.GetEnvironmentVariable("IOC_LONG") == "1";

    private static readonly JsonSerializerOptions Tuples = new() { IncludeFields = true };

    private static readonly SimulatorOptions Options = new() { Enabled = true, DossiersPerDay = 400, LiveDossiersPerDay = 6_000, HistoryDays = 6 };

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

        await AssertEqualAsync(host);

        foreach (var fault in new[] { FaultKind.DuplicatePages, FaultKind.OutOfOrderPages })
        {
            host.Faults.Set(SimulatorAccess.Departments, fault);
            var (sick, other) = (host.Status(SimulatorAccess.Departments), host.Status(SimulatorAccess.Communes));
            var answers = host.Faults.AnswersOf(SimulatorAccess.Departments);
            // Long enough that the changes fill more than one page: only then can pages overlap or come backwards.
            await host.PollAsync(TimeSpan.FromHours(14));

            var after = host.Status(SimulatorAccess.Departments);
            Assert.True(host.Faults.AnswersOf(SimulatorAccess.Departments) - answers >= 2, "there was a second page");
            Assert.Equal((SourceState.Ok, true), (after.State, after.Accepted > sick.Accepted));
            var repeated = after.Unchanged - sick.Unchanged;
            Assert.True(repeated >= HalfAPage == (fault == FaultKind.DuplicatePages), $"{fault}: {repeated} records were known already");

            AssertRhythm(host, other);
            await AssertEqualAsync(host);
        }
    }

    private static async Task SufferAsync(ProvinceHost host, FaultKind fault, string? reason)
    {
        var (accepted, other) = (host.Status(SimulatorAccess.Departments).Accepted, host.Status(SimulatorAccess.Communes));
        host.Faults.Set(SimulatorAccess.Departments, fault);
        host.SetTimeout(fault == FaultKind.Hang ? TimeSpan.FromSeconds(1) : TimeSpan.FromSeconds(60));
        await host.PollAsync(TimeSpan.FromMinutes(5));

        var sick = host.Status(SimulatorAccess.Departments);
        Assert.Equal(SourceState.Failing, sick.State);
        Assert.StartsWith(reason ?? "", sick.LastError, StringComparison.Ordinal);
        Assert.Equal(accepted, sick.Accepted);
        AssertRhythm(host, other);

        other = host.Status(SimulatorAccess.Communes);
        host.Faults.Set(SimulatorAccess.Departments, FaultKind.None);
        host.SetTimeout(TimeSpan.FromSeconds(60));
        await host.PollAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(SourceState.Ok, host.Status(SimulatorAccess.Departments).State);
        Assert.True(host.Status(SimulatorAccess.Departments).Accepted > accepted, "the dossiers went on changing meanwhile");
        AssertRhythm(host, other);
        if (IsLong)
        {
            await AssertEqualAsync(host);
        }
    }

    /// <summary>The source that is well was asked and answered, whatever the other one did.</summary>
    private static void AssertRhythm(ProvinceHost host, SourceStatus before)
    {
        var now = host.Status(SimulatorAccess.Communes);
        Assert.Equal((SourceState.Ok, 0, null), (now.State, now.FailuresInARow, now.LastError));
        Assert.Equal(TimeSpan.Zero, now.Age);
        Assert.True(now.Accepted > before.Accepted, $"{before.Accepted} accepted before, {now.Accepted} now");
    }

    /// <summary>Every count that the province keeps of itself, one by one.</summary>
    private static async Task AssertEqualAsync(ProvinceHost host)
    {
        var truth = host.Truth;
        var shown = await host.Board.ReadAsync(ShownCounts.Of, CancellationToken.None);
        foreach (var count in typeof(TruthCounts).GetProperties())
        {
            Assert.True(
                JsonSerializer.Serialize(count.GetValue(truth), Tuples) == JsonSerializer.Serialize(count.GetValue(shown), Tuples),
                $"{count.Name}: the province has {JsonSerializer.Serialize(count.GetValue(truth), Tuples)}, the board {JsonSerializer.Serialize(count.GetValue(shown), Tuples)}");
        }

        Assert.True(truth.Received > 20_000 && truth.OverdueOpen > 0 && truth.Refused > 0 && truth.Stopped > 0, "the province is large enough to tell");
        Assert.Equal((0, 0), (host.Status(SimulatorAccess.Departments).Rejected.Count, host.Status(SimulatorAccess.Communes).Rejected.Count));
    }
}

using System.Diagnostics;
using System.Globalization;
using Ioc.Storage.Alerts;
using Ioc.Testing;
using Xunit;
using Xunit.Abstractions;

namespace Ioc.Jobs.Tests.Alerts.Killed;

/// <summary>
/// The promise of the outbox, audited by the receiver: the process that commits and delivers is killed again and again at random moments.
/// The long form (IOC_LONG=1) kills 200 times, the short one 5 times.
/// </summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("IOC_LONG") == "1";
    private static readonly int Kills = IsLong ? 200 : 5;

    [Fact]
    public async Task Killed_at_random_moments_every_transition_is_delivered_and_repeats_carry_the_same_key()
    {
        using var folder = new TemporaryFolder();
        var random = new Random(Random.Shared.Next());
        await using var receiver = await Receiver.StartAsync(context => Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(8)), TimeProvider.System, context.RequestAborted));
        var path = folder.File("alerts.db");

        for (var kill = 0; kill < Kills; kill++)
        {
            using var process = await StartAsync(path, receiver.Url, long.MaxValue);
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(150)), TimeProvider.System);
            process.Kill();
            await process.WaitForExitAsync();
        }

        var store = new AlertStore(new AlertFile(path));
        var outbox = new AlertOutbox(new AlertFile(path));
        var waiting = outbox.Backlog().Sum(backlog => backlog.Messages);
        using (var last = await StartAsync(path, receiver.Url, 0))
        {
            await Eventually.Holds(() => outbox.Backlog().Count == 0, "the outbox is empty", TimeSpan.FromSeconds(120));
            last.Kill();
            await last.WaitForExitAsync();
        }

        var keys = receiver.Requests.Select(request => request.Key).ToList();
        var transitions = store.LastTransition();
        output.WriteLine(
            $"{Kills} kills, {transitions} transitions, {waiting} messages waited at the last kill; {keys.Count} requests, "
            + $"{keys.Count - keys.Distinct().Count()} of them repeats, {transitions - keys.Distinct().Count()} lost");
        Assert.Equal(
            Enumerable.Range(1, (int)transitions).Select(number => $"t{number}").Order(StringComparer.Ordinal), keys.Distinct().Order(StringComparer.Ordinal));
        Assert.All(receiver.Requests.GroupBy(request => request.Key), repeats => Assert.Single(repeats.Select(repeat => repeat.Body).Distinct()));
        Assert.True(transitions >= Kills, "Something was committed in most lives.");
    }

    private static async Task<Process> StartAsync(string path, Uri url, long most)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Ioc.Jobs.Tests.dll");
        var process = Process.Start(new ProcessStartInfo("dotnet", [program, path, url.ToString(), most.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true })!;
        Assert.Equal("runs", await process.StandardOutput.ReadLineAsync());
        return process;
    }
}

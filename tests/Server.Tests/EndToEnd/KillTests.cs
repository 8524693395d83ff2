using System.Globalization;
using System.Text.RegularExpressions;
using Ioc.Testing;
using Xunit;
using Xunit.Abstractions;

namespace Ioc.Server.Tests.EndToEnd;

/// <summary>
/// The promise of the acknowledgement, audited by the client: the server is killed again and again while updates are pushed and
/// checkpoints are written. The long form (IOC_LONG=1) kills 20 times during 100,000 updates, the short one 4 times during 10,000.
/// </summary>
public sealed partial class KillTests(ITestOutputHelper output)
{
    private const int BatchSize = 100;
    private const int Senders = 4;

    private static readonly bool IsLong = Environment.GetEnvironmentVariable("IOC_LONG") == "1";
    private static readonly int Updates = IsLong ? 100_000 : 10_000;
    private static readonly int Kills = IsLong ? 20 : 4;

    /// <summary>
    /// The server's clock runs fast, so that a checkpoint is due every twentieth of a second: nearly every life has some on disk, and
    /// a kill may hit one half written.
    /// </summary>
    private static readonly Dictionary<string, string> Options = new(PushClient.Options)
    {
        ["Ioc:Checkpoint:Interval"] = "1s",
        ["Ioc:Checkpoint:Updates"] = "500",
        ["Ioc:Clock:Speed"] = "20",
    };

    private int _begun;
    private int _acknowledged;
    private int _amidCheckpoint;

    [Fact]
    public async Task Killed_at_random_moments_it_loses_nothing_acknowledged_and_counts_nothing_twice()
    {
        using var folder = new TemporaryFolder();
        await using var ioc = await IocProcess.StartAsync(folder.Path, Options);
        var seed = Random.Shared.Next();
        var batches = Batches();

        var pushing = Task.WhenAll(Enumerable.Range(0, Senders).Select(sender => PushAsync(new PushClient(ioc), batches, sender)));
        await KillNowAndThenAsync(ioc, new Random(seed), batches.Count, pushing);
        await pushing;

        Assert.Equal(batches.Count, _acknowledged);
        await AuditAsync(new PushClient(ioc), seed);
        await ioc.KillAsync();
        await ioc.StartAgainAsync();
        await AuditAsync(new PushClient(ioc), seed);
        var starts = Starts(ioc);
        output.WriteLine($"{_amidCheckpoint} of {Kills} kills hit a checkpoint; starts: {string.Join(", ", starts)}");
        Assert.Contains(starts, start => start is { FromCheckpoint: > 0, FromJournal: > 0 });
        Assert.True(_amidCheckpoint > 0, $"No kill hit a checkpoint (seed {seed}).");
    }

    /// <summary>What each start found, in the words of the log.</summary>
    private static List<(long FromCheckpoint, long FromJournal)> Starts(IocProcess ioc) =>
        [.. BoardReady().Matches(ioc.Output).Select(match => (Number(match.Groups[1]), Number(match.Groups[2])))];

    private static long Number(Group group) => long.Parse(group.Value, CultureInfo.InvariantCulture);

    /// <summary>Each dossier twice: received, and later finished. The two may arrive in either order.</summary>
    private static List<string> Batches()
    {
        var received = Enumerable.Range(0, Updates / 2).Select(number => PushClient.Record(number, AgencyOf(number)));
        var finished = Enumerable.Range(0, Updates / 2)
            .Select(number => PushClient.Record(number, AgencyOf(number), "9", "20261110100000", "20261110100001"));
        return [.. received.Zip(finished, (first, second) => new[] { first, second }).SelectMany(pair => pair)
            .Chunk(BatchSize).Select(lines => string.Join('\n', lines))];
    }

    private static string AgencyOf(int number) => $"000.00.{(number % 7) + 10}.H49";

    private async Task PushAsync(PushClient client, List<string> batches, int sender)
    {
        for (var i = sender; i < batches.Count; i += Senders)
        {
            Interlocked.Increment(ref _begun);
            var reply = await client.SendUntilAcknowledgedAsync(batches[i]);
            Assert.Equal(0, reply.GetProperty("rejectedTotal").GetInt32());
            Interlocked.Increment(ref _acknowledged);
        }
    }

    /// <summary>Every second kill waits for a checkpoint to be under way.</summary>
    private async Task KillNowAndThenAsync(IocProcess ioc, Random random, int batches, Task pushing)
    {
        var openState = Path.Combine(ioc.DataDirectory, "state.db-wal");
        foreach (var (kill, moment) in Enumerable.Range(0, Kills).Select(_ => random.Next(1, batches)).Order().Index().ToList())
        {
            await Eventually.Holds(() => Volatile.Read(ref _begun) >= moment || pushing.IsCompleted, $"batch {moment} is on its way", TimeSpan.FromMinutes(5));
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(30)), TimeProvider.System);
            _ = kill % 2 == 1 && SpinWait.SpinUntil(() => File.Exists(openState), TimeSpan.FromSeconds(1));
            await ioc.KillAsync();
            _amidCheckpoint += File.Exists(openState) ? 1 : 0;
            await ioc.StartAgainAsync();
        }
    }

    private static async Task AuditAsync(PushClient client, int seed)
    {
        var expected = Enumerable.Range(0, Updates / 2).GroupBy(AgencyOf).ToDictionary(group => group.Key, group => (long)group.Count());
        var received = await client.NumeratorsByAgencyAsync("received-dossiers");
        var onTime = await client.NumeratorsByAgencyAsync("on-time-rate");
        Assert.True(Same(expected, received), $"Received (seed {seed}): {Show(received)} instead of {Show(expected)}");
        Assert.True(Same(expected, onTime), $"Finished on time (seed {seed}): {Show(onTime)} instead of {Show(expected)}");
    }

    private static bool Same(Dictionary<string, long> left, Dictionary<string, long> right) =>
        left.Count == right.Count && left.All(pair => right.GetValueOrDefault(pair.Key) == pair.Value);

    private static string Show(Dictionary<string, long> counts) =>
        string.Join(", ", counts.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} {pair.Value}"));

    [GeneratedRegex(@"""RenderedMessage"":""Board ready: (\d+) dossiers from the checkpoint, (\d+) updates from the journal")]
    private static partial Regex BoardReady();
}

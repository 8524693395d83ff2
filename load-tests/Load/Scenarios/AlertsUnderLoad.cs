using System.Diagnostics;
using System.Globalization;
using System.Text;
using Ioc.Load.Measuring;
using Ioc.Load.Report;
using Ioc.Load.Running;
using Ioc.Load.Target;
using Ioc.Load.Timing;
using Ioc.Testing;

namespace Ioc.Load.Scenarios;

/// <summary>
/// 500 updates/s against 500 rules for each of 75 agencies. Each rule waits for one more dossier than the one before, so that thresholds are
/// crossed all the time; a breach is timed from the acknowledgement of the dossier that crosses to the first message that tells it.
/// </summary>
internal sealed class AlertsUnderLoad : Scenario
{
    private const int Agencies = 75;
    private const int BatchSize = 10;
    private const double UpdatesPerSecond = 500;

    /// <summary>Dossiers from one threshold to the next: 125 alerts open each second, fewer than a message may list.</summary>
    private const int Step = 4;

    public override string Name => "alerts";

    public override string Purpose => "from the acknowledged update that breaches a rule to the first attempt to tell it, with 500 rules for 75 agencies";

    public override async Task RunAsync(Run run)
    {
        var rules = run.IsShort ? 20 : 500;
        var duration = run.Seconds("seconds", 60, 5);
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var ioc = await IocProcess.StartAsync(run.DataFolder(), Options(run.DataFolder("alerts"), rules, receiver.Address));
        await using var watch = new ProcessWatch(ioc.ProcessId);
        var client = new PushClient(ioc);
        var crossed = new Dictionary<string, long>(StringComparer.Ordinal);
        var counts = new int[Agencies];
        var loop = new OpenLoop(TimeSpan.Zero);
        watch.Begin();
        await loop.RunAsync(Arrivals.Steady(UpdatesPerSecond / BatchSize, duration), async batch =>
        {
            var numbers = Enumerable.Range(batch * BatchSize, BatchSize).ToList();
            await client.SendUntilAcknowledgedAsync(string.Join('\n', numbers.Select(Record)));
            var now = Stopwatch.GetTimestamp();
            lock (crossed)
            {
                foreach (var number in numbers)
                {
                    if (++counts[number % Agencies] is var count && count % Step == 0 && count <= rules * Step)
                    {
                        crossed[Fingerprint(count, number % Agencies)] = now;
                    }
                }
            }
        });
        var use = watch.End();
        await Task.Delay(TimeSpan.FromSeconds(5), TimeProvider.System);

        var latency = new LatencyHistogram();
        var (breaches, untold) = (0, 0);
        foreach (var (fingerprint, at) in crossed)
        {
            breaches++;
            if (receiver.Arrived.TryGetValue(fingerprint, out var arrived))
            {
                latency.Add(Stopwatch.GetElapsedTime(at, Math.Max(at, arrived)));
            }
            else
            {
                untold++;
            }
        }

        run.Report.Add("breach to first send attempt", latency, run.IsShort ? null : Limit.AtMost(2_000), $"{breaches:#,0} breaches in {receiver.Messages:#,0} messages, receiver's interval one second");
        run.Report.Add("breaches that were neither named nor counted in a message", Math.Max(0, untold - receiver.Omitted), "", Limit.Exactly(0), $"{receiver.Omitted:#,0} only counted");
        run.Report.Add("acknowledgement of a batch meanwhile", loop.Latency, run.IsShort ? null : Limit.AtMost(250));
        await EvaluationAsync(run, ioc);
        Closing.Cost(run, "with the alerts", use, loop.Latency.Count * BatchSize);
        Closing.Memory(run, watch, ioc.ProcessId);
    }

    private static async Task EvaluationAsync(Run run, IocProcess ioc)
    {
        var lines = (await ioc.Http.GetStringAsync(new Uri("/metrics", UriKind.Relative))).Split('\n');
        double Value(string start) => lines.Where(line => line.StartsWith(start, StringComparison.Ordinal)).Sum(line => double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture));
        var turns = Value("ioc_alert_evaluation_seconds_count");
        run.Report.Add("evaluation of all rules, mean", 1000 * Value("ioc_alert_evaluation_seconds_sum") / turns, "ms", run.IsShort ? null : Limit.AtMost(100), $"{turns:#,0} turns; board, samples, states");
        run.Report.Add("a whole turn with routing and commit, mean", 1000 * Value("ioc_alert_turn_seconds_sum") / turns, "ms");
        run.Report.Add("evaluations within 100 ms", 100 * Value("ioc_alert_evaluation_seconds_bucket{le=\"0.1\"}") / turns, "%");
    }

    private static string Record(int number) => PushClient.Record(
        number, string.Create(CultureInfo.InvariantCulture, $"H49.{number % Agencies:00}"), received: "20261120080000", changed: "20261120080000");

    private static string Fingerprint(int threshold, int agency) => string.Create(CultureInfo.InvariantCulture, $"received-{threshold:0000}@agency:H49.{agency:00}");

    private static Dictionary<string, string> Options(string folder, int rules, Uri webhook)
    {
        Directory.CreateDirectory(Path.Combine(folder, "rules"));
        var text = new StringBuilder("groups:\n  - name: Load\n    rules:\n");
        foreach (var threshold in Enumerable.Range(1, rules).Select(rule => rule * Step))
        {
            text.Append(CultureInfo.InvariantCulture, $"      - {{ alert: Received {threshold}, uid: received-{threshold:0000}, kpi: received-dossiers, scope: agency, comparison: \">=\", threshold: {threshold}, ");
            text.Append("labels: { severity: warning }, annotations: { summary: \"{{scope}} {{value}}\", description: \"{{value}}\", action: \"-\" } }\n");
        }

        File.WriteAllText(Path.Combine(folder, "rules", "load.yaml"), text.ToString());
        File.WriteAllText(Path.Combine(folder, "routing.yaml"), """
            receivers:
              - { name: duty, contacts: [{ channel: hook }], groupInterval: 1s, mostItems: 200 }
            routes:
              - receivers: [duty]
            """);
        return new Dictionary<string, string>(PushClient.Options)
        {
            ["Ioc:Alerts:Directory"] = folder,
            ["Ioc:Alerts:Channels:0:Name"] = "hook",
            ["Ioc:Alerts:Channels:0:Kind"] = "webhook",
            ["Ioc:Alerts:Channels:0:Url"] = webhook.ToString(),
            ["Ioc:Alerts:Channels:0:Secret"] = "load-load-load-load-load-load-load-load",
            ["Ioc:Alerts:Channels:0:AllowPrivate:0"] = "127.0.0.1",
            ["Ioc:Alerts:Channels:0:MostItems"] = "200",
        };
    }
}

using Ioc.Load.Audit;
using Ioc.Load.Http;
using Ioc.Load.Records;
using Ioc.Load.Report;
using Ioc.Load.Running;
using Ioc.Load.Target;
using Ioc.Load.Timing;

namespace Ioc.Load.Scenarios;

/// <summary>Questions for any agency, procedure, channel and period on a full board while updates arrive.</summary>
internal static class QuestionsUnderLoad
{
    private const double UpdatesPerSecond = 10_000;
    private const int BatchSize = 100;
    private static readonly string[] Periods = ["today", "month", "year", "all", ""];
    private static readonly string[] Channels = ["", "", "online", "counter", "postal"];

    public static async Task RunAsync(Run run, IocTarget target, DossierPlan plan, Ledger ledger, int dossiers)
    {
        var asked = run.Seconds("question-seconds", 60, 2);

        // Over a thousand questions before those that count: a service that answers has compiled its code.
        var warmUp = asked * 0.4;
        var duration = warmUp + asked;
        using var crew = new WriterCrew(target.Address, plan, ledger, writers: 16, BatchSize, RecordTemplate.Short);
        using var pool = new AskingPool(target.Address);
        var updates = new OpenLoop(warmUp);
        var questions = new OpenLoop(warmUp);
        var breakdowns = new OpenLoop(warmUp);
        var again = new LastSteps(plan, dossiers);
        var rate = run.Number("question-updates", UpdatesPerSecond, 1000);
        await Task.WhenAll(
            updates.RunAsync(Arrivals.Poisson(rate / BatchSize, duration), _ => crew.SendOneAsync(again)),
            questions.RunAsync(Arrivals.Poisson(50, duration, seed: 2), number => pool.AskAsync(Question(number))),
            breakdowns.RunAsync(Arrivals.Poisson(5, duration, seed: 3), number => pool.AskAsync(Breakdown(number))));
        run.Report.Add($"GET /api/v1/kpis at {rate:#,0} updates/s", questions.Latency, run.IsShort ? null : Limit.AtMost(20));
        run.Report.Add($"breakdown for a year at {rate:#,0} updates/s", breakdowns.Latency, run.IsShort ? null : Limit.AtMost(50));
        run.Report.Add("acknowledgement of a batch of 100 meanwhile", updates.Latency, null, run.FlushNote);
        run.Report.Add("generator's own lateness meanwhile, p99", questions.Lateness.Quantile(0.99).TotalMilliseconds, "ms");
    }

    private static string Question(int number)
    {
        var random = new Random(number);
        var dossier = random.Next(1_000_000);
        var agency = random.Next(3) > 0 ? $"agency=H49.{DossierPlan.AgencyOf(dossier):00}&" : "";
        var procedure = random.Next(3) == 0 ? $"procedure=1.{DossierPlan.ProcedureOf(dossier):000000}&" : "";
        var channel = Channels[random.Next(Channels.Length)];
        return $"/api/v1/kpis?{agency}{procedure}{(channel.Length > 0 ? $"channel={channel}&" : "")}{Period(random)}";
    }

    private static string Period(Random random)
    {
        var name = Periods[random.Next(Periods.Length)];
        if (name.Length > 0)
        {
            return $"period={name}";
        }

        var to = DateOnly.FromDateTime(DateTime.UnixEpoch.AddSeconds(LocalSeconds.Now())).AddDays(-random.Next(100));
        return $"from={to.AddDays(-random.Next(200)):yyyy-MM-dd}&to={to:yyyy-MM-dd}";
    }

    private static string Breakdown(int number) =>
        $"/api/v1/kpis/{(number % 3 == 0 ? "on-time-rate" : number % 3 == 1 ? "received-dossiers" : "online-submission-rate")}/breakdown?by={(number % 2 == 0 ? "agency" : "procedure")}&period=year";
}

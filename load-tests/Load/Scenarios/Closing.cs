using Ioc.Load.Audit;
using Ioc.Load.Measuring;
using Ioc.Load.Report;
using Ioc.Load.Running;
using Ioc.Load.Target;

namespace Ioc.Load.Scenarios;

/// <summary>What every scenario ends with: the books are compared, and the server's cost is told.</summary>
internal static class Closing
{
    public static async Task AuditAsync(Run run, IocTarget target, Ledger ledger, bool sinceStart = true)
    {
        var problems = await Auditor.CompareAsync(target, ledger, sinceStart);
        foreach (var problem in problems)
        {
            run.Say("AUDIT: " + problem);
        }

        run.Report.Add("updates acknowledged", ledger.Updates, "", note: $"{ledger.Dossiers:#,0} dossiers, {ledger.Unchanged:#,0} unchanged");
        run.Report.Add("differences found by the auditor", problems.Count, "", Limit.Exactly(0), problems.Count > 0 ? problems[0] : null);
        run.Report.Add("refusals without Retry-After", ledger.RefusalsWithoutTime, "", Limit.Exactly(0), $"{ledger.Refusals} refusals, {ledger.BrokenLines} broken connections");
    }

    public static void Cost(Run run, string what, CpuUse use, long updates, Limit? limit = null)
    {
        run.Report.Add(
            $"server's processor time a record, {what}", use.MicrosecondsEach(updates), "µs", limit,
            $"server {use.Cores:0.00} cores, generator {use.Generator / use.Took.TotalSeconds:0.00}, others {use.Others / use.Took.TotalSeconds:0.00}");
    }

    public static void Memory(Run run, ProcessWatch watch, int processId, Limit? limit = null)
    {
        run.Report.Add("server's memory, highest", ProcessTimes.Memory(processId, "VmHWM") / 1e6, "MB", limit, $"at the end {ProcessTimes.Memory(processId, "VmRSS") / 1e6:0} MB");
        run.Report.Add(new Chart("Server's memory", "s", "MB", [new ChartLine("resident", watch.Memory)]));
        run.Report.Add(new Chart("Server's processor", "s", "cores", [new ChartLine("cores", watch.Cores)]));
    }
}

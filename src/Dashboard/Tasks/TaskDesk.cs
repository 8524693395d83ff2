using System.Data.Common;
using System.Net;
using Ioc.Dashboard.Access;
using Ioc.Kpi.Accounts;
using Ioc.Kpi.Board;
using Ioc.Kpi.Indicators;
using Ioc.Kpi.Plans;
using Ioc.Kpi.Plans.Tasks;
using Ioc.Kpi.Time;
using Ioc.Storage.Accounts;
using Ioc.Storage.Tasks;
using Microsoft.Extensions.Logging;

namespace Ioc.Dashboard.Tasks;

/// <summary>Takes evidence of tasks: stores it, puts what stands now into the book that K27 is read from, and writes down who did it. Any thread may call.</summary>
internal sealed partial class TaskDesk(
    TaskEvidenceStore store, SurroundingsBook around, AuditLog audit, AccessClock accessClock, TimeProvider clock, LocalTime zone, ILogger<TaskDesk> logger)
{
    private readonly Lock _lock = new();

    /// <value>The local day; no evidence speaks of a later one.</value>
    public DateOnly Today => zone.DateOf(Moment.From(clock.GetUtcNow()));

    /// <param name="draft">What was entered.</param>
    /// <param name="task">The task that the plan in force has under that id; null where it has none.</param>
    /// <param name="account">Who enters it.</param>
    /// <param name="from">From where.</param>
    /// <returns>The stored entry; null with the problems when it is refused.</returns>
    public (TaskEvidenceEntry? Entry, IReadOnlyList<IndicatorProblem> Problems) Enter(TaskEvidenceDraft draft, PlanTask? task, Account account, IPAddress from)
    {
        TaskEvidenceEntry? entry;
        lock (_lock)
        {
            if (!store.TryAdd(draft, task, account.Name, clock.GetUtcNow(), out entry, out var problems))
            {
                return (null, problems);
            }

            around.Tasks = store.Load();
        }

        Write(entry!, account, from);
        return (entry, []);
    }

    private void Write(TaskEvidenceEntry entry, Account account, IPAddress from)
    {
        var what = entry.Withdraws ? " withdraws " : entry.What.Supersedes is not null ? " corrects " : "";
        var details = $"{entry.What.Plan}/{entry.What.Task} #{entry.Id}{what}{(entry.What.Supersedes is { } old ? $"#{old}" : "")}";
        try
        {
            audit.Add(new AuditEvent(account.Name, AuditAction.TaskEvidenceEntered, from.ToString(), details), accessClock.Now);
        }
        catch (DbException exception)
        {
            // The entry is on disk and names its author itself; to answer that it failed would have it entered twice.
            Log.NotAudited(logger, entry.Id, exception.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Evidence {Id} is stored, but the audit log could not be written: {Reason}")]
        public static partial void NotAudited(ILogger logger, long id, string reason);
    }
}

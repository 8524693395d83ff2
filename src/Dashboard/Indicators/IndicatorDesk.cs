using System.Data.Common;
using System.Net;
using Ioc.Dashboard.Access;
using Ioc.Kpi.Accounts;
using Ioc.Kpi.Indicators;
using Ioc.Kpi.Time;
using Ioc.Storage.Accounts;
using Ioc.Storage.Indicators;
using Microsoft.Extensions.Logging;

namespace Ioc.Dashboard.Indicators;

/// <summary>Takes entries: stores them, puts what stands now onto the shelf, and writes down who did it. Any thread may call.</summary>
internal sealed partial class IndicatorDesk(
    IndicatorStore store, IndicatorShelf shelf, AuditLog audit, AccessClock accessClock, TimeProvider clock, LocalTime zone, ILogger<IndicatorDesk> logger)
{
    private readonly Lock _lock = new();

    /// <value>The local day; no entry speaks of a later one.</value>
    public DateOnly Today => zone.DateOf(Moment.From(clock.GetUtcNow()));

    /// <returns>The stored entry; null with the problems when it is refused.</returns>
    public (IndicatorEntry? Entry, IReadOnlyList<IndicatorProblem> Problems) Enter(IndicatorDraft draft, Account account, IPAddress from)
    {
        IndicatorEntry? entry;
        lock (_lock)
        {
            if (!store.TryAdd(draft, account.Name, clock.GetUtcNow(), out entry, out var problems))
            {
                return (null, problems);
            }

            shelf.Current = store.Load();
        }

        Write(entry!, account, from);
        return (entry, []);
    }

    private void Write(IndicatorEntry entry, Account account, IPAddress from)
    {
        var what = entry.TakesBack ? " takes back " : entry.What.Supersedes is not null ? " corrects " : "";
        var details = $"{entry.What.KpiId} #{entry.Id}{what}{(entry.What.Supersedes is { } old ? $"#{old}" : "")}";
        try
        {
            audit.Add(new AuditEvent(account.Name, AuditAction.IndicatorEntered, from.ToString(), details), accessClock.Now);
        }
        catch (DbException exception)
        {
            // The entry is on disk and names its author itself; to answer that it failed would have it entered twice.
            Log.NotAudited(logger, entry.Id, exception.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Entry {Id} is stored, but the audit log could not be written: {Reason}")]
        public static partial void NotAudited(ILogger logger, long id, string reason);
    }
}

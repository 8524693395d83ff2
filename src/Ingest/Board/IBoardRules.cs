using Ioc.Kpi.Calendars;

namespace Ioc.Ingest.Board;

/// <summary>How the live board counts, for whoever changes it while the service runs.</summary>
public interface IBoardRules
{
    /// <summary>Counts every dossier anew by a calendar, and by the catalogue that is in force, while everything else goes on.</summary>
    Task RecountAsync(WorkingCalendar calendar, CancellationToken cancellationToken);
}

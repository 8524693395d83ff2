using Ioc.Kpi.Catalogues;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Series;
using Ioc.Kpi.Time;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Series;

/// <summary>
/// Tells the series store what the codes of agencies and procedures are called: what has changed within a minute, everything once a local day. Names are
/// no history and are always known here, so they do not go through the spool: what the store did not take is told again a minute later.
/// </summary>
internal sealed partial class SeriesNames(
    SeriesTarget target, DossierCodes codes, CodeNames told, CatalogueBook catalogues, LocalTime zone, TimeProvider clock, ILogger<SeriesNames> logger)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    // Only the loop touches these.
    private readonly Dictionary<SeriesKey, SeriesName> _stored = [];
    private DateOnly _day;
    private bool _away;

    /// <summary>Tells the store what it does not know yet; on a new day everything, since another hand may have emptied it.</summary>
    /// <returns>How many names were told.</returns>
    public async Task<int> TellAsync(CancellationToken cancellationToken)
    {
        var now = zone.ToLocal(Moment.From(clock.GetUtcNow()));
        var today = DateOnly.FromDateTime(now.DateTime);
        if (today != _day)
        {
            _stored.Clear();
        }

        var names = Read(today).Where(name => !_stored.TryGetValue(name.Series, out var stored) || stored != name).ToList();
        if (names.Count > 0)
        {
            // One point a month for each code: within any retention, and never many.
            await target.NameAsync!(names, StartOfMonth(today), cancellationToken);
            names.ForEach(name => _stored[name.Series] = name);
        }

        _day = today;
        return names.Count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (target.NameAsync is not null && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await TellAsync(stoppingToken);
                _away = false;
                await Task.Delay(Pause, clock, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // The loop's one try: the names are told again after the pause.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                SayAway(exception);
                await Task.Delay(Pause, clock, stoppingToken).ContinueWith(
                    _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            }
        }
    }

    /// <summary>Every code that a dossier on the board has, so also those whose series are no longer written.</summary>
    private IEnumerable<SeriesName> Read(DateOnly day)
    {
        var catalogue = catalogues.Current;
        foreach (var code in CodesOf(codes.Agencies))
        {
            yield return new SeriesName(new SeriesKey("", code), code, catalogue.Agencies.FindNearest(code, day)?.Name ?? told.AgencyName(code));
        }

        foreach (var code in CodesOf(codes.Procedures))
        {
            var name = catalogue.Procedures.Find(code)?.Name ?? told.ProcedureName(code);
            foreach (var key in ProcedureDays.KeysOf(code))
            {
                yield return new SeriesName(key, code, name);
            }
        }
    }

    /// <summary>The first is the reserved key, which has a word and no name.</summary>
    private static IEnumerable<string> CodesOf(CodeTable table) => Enumerable.Range(1, table.Count - 1).Select(table.TextOf);

    private DateTimeOffset StartOfMonth(DateOnly day) => zone.ToLocal(zone.StartOf(day.AddDays(1 - day.Day).DayNumber));

    private void SayAway(Exception exception)
    {
        if (!_away)
        {
            _away = true;
            Log.NotTold(logger, exception, exception.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The names of agencies and procedures could not be told to the series store; they are told again each minute. {Reason}")]
        public static partial void NotTold(ILogger logger, Exception exception, string reason);
    }
}

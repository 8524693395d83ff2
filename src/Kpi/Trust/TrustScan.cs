using Ioc.Kpi.Board;
using Ioc.Kpi.Catalogues;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Counting;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Sources;
using Ioc.Kpi.Time;

namespace Ioc.Kpi.Trust;

/// <summary>
/// Looks at the records of a quarter for what makes them doubtful, step by step: the board may change between two steps, and each dossier is
/// taken as it is when its turn comes; those that come on the board meanwhile wait for the next scan. Every step belongs under the guard of
/// the board.
/// </summary>
public sealed class TrustScan
{
    /// <summary>
    /// Local days looked at, today included: a quarter, as kpis.md asks for missing states. A record counts when it was received or left on
    /// one of them, so that a source that has been mended recovers.
    /// </summary>
    public const int WindowDays = 90;

    // About two milliseconds of work: rows that are unpacked, and rows that are passed over.
    private const int MostUnpacked = 2_048;
    private const int MostPassed = 1 << 20;

    private readonly BoardRows _rows;
    private readonly TrustContext _context;
    private readonly Dictionary<int, SourceEvidence> _sources = [];
    private readonly int _end;
    private int _next;

    internal TrustScan(BoardRows rows, DossierCodes codes, Catalogue catalogue, Moment now)
    {
        _rows = rows;
        _end = rows.LastDays.Count;
        _context = new TrustContext(rows.Context, codes, catalogue, now, _end);
    }

    /// <summary>What has been counted so far, by the id of the source.</summary>
    internal IReadOnlyDictionary<int, SourceEvidence> Found => _sources;

    /// <summary>Takes one step.</summary>
    /// <returns>Whether another one is needed.</returns>
    public bool Continue()
    {
        var end = (int)Math.Min(_end, (long)_next + MostPassed);
        for (var unpacked = 0; _next < end && unpacked < MostUnpacked; _next++)
        {
            if (!_rows.LastDays.Reaches(_next, _context.FirstDay))
            {
                continue;
            }

            unpacked++;
            _rows.Table.Read(_next, out var dossier);
            Look(dossier);
        }

        return _next < _end;
    }

    /// <summary>What was found; once no more step is needed. Needs no guard.</summary>
    /// <param name="sources">The book of sources at the same time.</param>
    public TrustReport Report(IReadOnlyList<SourceStatus> sources) => TrustReport.Of(_context, _sources, sources);

    private void Look(in Dossier dossier)
    {
        var record = new TrustRecord(dossier, _context);
        if (record.View.Standing is Standing.NotEntered or Standing.RefusedAtIntake)
        {
            return;
        }

        if (!_sources.TryGetValue(dossier.Source, out var evidence))
        {
            _sources[dossier.Source] = evidence = new SourceEvidence(_context);
        }

        evidence.Add(record);
    }
}

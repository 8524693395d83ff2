using Ioc.Kpi.Sources;

namespace Ioc.Kpi.Trust;

/// <summary>What a scan has counted of one source, and what the book of sources says about it.</summary>
internal sealed class SourceEvidence(TrustContext context)
{
    private readonly CheckTally[] _tallies = [.. TrustCatalogue.All.Select(_ => new CheckTally())];
    private readonly Dictionary<(TrustCheck Check, int Agency), CheckTally> _agencies = [];

    public TrustContext Context => context;

    /// <value>Null for a source that is not declared, and for all together.</value>
    public SourceStatus? Status { get; init; }

    /// <summary>Records received on each day of the window.</summary>
    public int[] ReceivedOn { get; init; } = new int[TrustScan.WindowDays];

    public bool HasRecords => Array.Exists(ReceivedOn, count => count > 0);

    public CheckTally TallyOf(TrustCheck check) => _tallies[TrustCatalogue.IndexOf(check)];

    /// <summary>The tallies of a check by agency.</summary>
    public IEnumerable<(int Agency, CheckTally Tally)> AgenciesOf(TrustCheck check) =>
        _agencies.Where(entry => entry.Key.Check == check).Select(entry => (entry.Key.Agency, entry.Value)).OrderBy(entry => entry.Agency);

    public CheckTally TallyOf(TrustCheck check, int agency)
    {
        if (!_agencies.TryGetValue((check, agency), out var tally))
        {
            _agencies[(check, agency)] = tally = new CheckTally();
        }

        return tally;
    }

    /// <summary>Counts a record for every check that looks at records.</summary>
    public void Add(in TrustRecord record)
    {
        if (record.ReceivedInWindow)
        {
            var day = context.Counting.Zone.DayOf(record.Content.Received) - context.FirstDay;
            if (day < ReceivedOn.Length)
            {
                ReceivedOn[day]++;
            }
        }

        foreach (var check in TrustCatalogue.OfRecords)
        {
            var finding = check.Look(record);
            TallyOf(check).Add(finding, record.Dossier.Key);
            if (finding.Asked && check is AgencyCheck)
            {
                TallyOf(check, record.Content.Agency).Add(finding, record.Dossier.Key);
            }
        }
    }

    /// <summary>Adds what was counted of another source.</summary>
    public void Add(SourceEvidence other)
    {
        for (var i = 0; i < _tallies.Length; i++)
        {
            _tallies[i].Add(other._tallies[i]);
        }

        foreach (var ((check, agency), tally) in other._agencies)
        {
            TallyOf(check, agency).Add(tally);
        }

        for (var i = 0; i < ReceivedOn.Length; i++)
        {
            ReceivedOn[i] += other.ReceivedOn[i];
        }
    }

    /// <summary>The same counts with what the book of sources says.</summary>
    public SourceEvidence With(SourceStatus? status)
    {
        var joined = new SourceEvidence(context) { Status = status };
        joined.Add(this);
        return joined;
    }
}

using Ioc.Kpi.Dossiers;

namespace Ioc.Kpi.Trust;

/// <summary>Counts what a check finds, with the first few keys.</summary>
internal sealed class CheckTally
{
    /// <summary>Examples kept of each kind.</summary>
    public const int MostExamples = 10;

    private readonly List<DossierKey> _shows = [];
    private readonly List<DossierKey> _others = [];

    /// <summary>Records looked at.</summary>
    public long Of { get; private set; }

    /// <summary>Those that show what the check looks for.</summary>
    public long Count { get; private set; }

    public IReadOnlyList<string> Examples => Hex(_shows);

    /// <summary>Examples of those that do not show it.</summary>
    public IReadOnlyList<string> OtherExamples => Hex(_others);

    public void Add(in Finding finding, in DossierKey key)
    {
        if (!finding.Asked)
        {
            return;
        }

        Of++;
        Count += finding.Shows ? 1 : 0;
        var kept = finding.Shows ? _shows : _others;
        if (kept.Count < MostExamples)
        {
            Keep(kept, finding, key);
        }
    }

    public void Add(CheckTally other)
    {
        Of += other.Of;
        Count += other.Count;
        _shows.AddRange(other._shows.Take(MostExamples - _shows.Count));
        _others.AddRange(other._others.Take(MostExamples - _others.Count));
    }

    private static void Keep(List<DossierKey> kept, in Finding finding, in DossierKey key)
    {
        if (finding.Beside != default && !kept.Contains(finding.Beside))
        {
            kept.Add(finding.Beside);
        }

        if (kept.Count < MostExamples)
        {
            kept.Add(key);
        }
    }

    private static string[] Hex(List<DossierKey> keys) => [.. keys.Select(key => key.ToHex())];
}

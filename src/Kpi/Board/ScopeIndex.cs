using System.Diagnostics.CodeAnalysis;

namespace Ioc.Kpi.Board;

/// <summary>The counters of every scope: the province, each agency, each procedure, and each pair that has many dossiers.</summary>
internal sealed class ScopeIndex
{
    private readonly List<ScopeCounters?> _agencies = [];
    private readonly List<ScopeCounters?> _procedures = [];
    private readonly Dictionary<long, Pair> _pairs = [];

    public ScopeIndex()
    {
        Stores = MeasureSlots.NewStores();
        Province = new ScopeCounters(Stores);
    }

    public CellStore[] Stores { get; }

    public ScopeCounters Province { get; }

    public IEnumerable<Pair> Pairs => _pairs.Values;

    public ScopeCounters Agency(int id) => At(_agencies, id);

    public ScopeCounters Procedure(int id) => At(_procedures, id);

    public Pair Pair(int agency, int procedure)
    {
        var key = KeyOf(agency, procedure);
        if (!_pairs.TryGetValue(key, out var pair))
        {
            pair = new Pair(agency, procedure);
            _pairs.Add(key, pair);
        }

        return pair;
    }

    public bool TryFindPair(int agency, int procedure, [NotNullWhen(true)] out Pair? pair) =>
        _pairs.TryGetValue(KeyOf(agency, procedure), out pair);

    private ScopeCounters At(List<ScopeCounters?> scopes, int id)
    {
        while (scopes.Count <= id)
        {
            scopes.Add(null);
        }

        return scopes[id] ??= new ScopeCounters(Stores);
    }

    private static long KeyOf(int agency, int procedure) => ((long)agency << 32) | (uint)procedure;
}

using System.Diagnostics.CodeAnalysis;

namespace Ioc.Kpi.Board;

/// <summary>The counters of every scope: the province, each agency, each procedure, and each pair that has many dossiers.</summary>
internal sealed class ScopeIndex
{
    /// <summary>What the dictionary holds for a pair.</summary>
    public const int BytesOfPair = 32;

    private readonly List<ScopeCounters?> _agencies = [];
    private readonly List<ScopeCounters?> _procedures = [];
    private readonly Dictionary<long, Pair> _pairs = [];

    public ScopeCounters Province { get; } = new();

    public IReadOnlyCollection<Pair> Pairs => _pairs.Values;

    public IEnumerable<ScopeCounters> Agencies => _agencies.OfType<ScopeCounters>();

    public IEnumerable<ScopeCounters> Procedures => _procedures.OfType<ScopeCounters>();

    public ScopeCounters Agency(int id) => At(_agencies, id);

    public ScopeCounters Procedure(int id) => At(_procedures, id);

    public Pair Pair(int agency, int procedure)
    {
        var key = KeyOf(agency, procedure);
        if (!_pairs.TryGetValue(key, out var pair))
        {
            pair = new Pair();
            _pairs.Add(key, pair);
        }

        return pair;
    }

    public bool TryFindPair(int agency, int procedure, [NotNullWhen(true)] out Pair? pair) =>
        _pairs.TryGetValue(KeyOf(agency, procedure), out pair);

    private static ScopeCounters At(List<ScopeCounters?> scopes, int id)
    {
        while (scopes.Count <= id)
        {
            scopes.Add(null);
        }

        return scopes[id] ??= new ScopeCounters();
    }

    private static long KeyOf(int agency, int procedure) => ((long)agency << 32) | (uint)procedure;
}

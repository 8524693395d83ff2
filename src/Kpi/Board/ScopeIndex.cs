using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using Ioc.Kpi.Board.Images;

namespace Ioc.Kpi.Board;

/// <summary>The counters of every scope: the province, each agency, each procedure, and each pair that has many dossiers.</summary>
internal sealed class ScopeIndex
{
    /// <summary>What the dictionary and the list of its agency hold for a pair.</summary>
    public const int BytesOfPair = 40;

    private readonly List<ScopeCounters?> _agencies = [];
    private readonly List<ScopeCounters?> _procedures = [];
    private readonly Dictionary<long, Pair> _pairs = [];

    // A question of every service of an agency goes along its list instead of looking each pair up.
    private readonly List<List<Pair>> _pairsOf = [];

    // Few among many: small enough to stay in the processor's cache, which every update asks.
    private readonly Dictionary<long, ScopeCounters> _large = [];

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
            pair = Add(key, agency, procedure);
        }

        return pair;
    }

    /// <summary>The pairs of an agency, in no order; none of an agency that is not there.</summary>
    public ReadOnlySpan<Pair> PairsOf(int agency) => (uint)agency < (uint)_pairsOf.Count ? CollectionsMarshal.AsSpan(_pairsOf[agency]) : [];

    /// <summary>The counters of a pair that is large, or null.</summary>
    public ScopeCounters? LargePair(int agency, int procedure) => _large.GetValueOrDefault(KeyOf(agency, procedure));

    /// <summary>From now on the pair keeps these counters.</summary>
    public void Keep(int agency, int procedure, ScopeCounters counters)
    {
        Pair(agency, procedure).Keep(counters);
        _large.Add(KeyOf(agency, procedure), counters);
    }

    /// <summary>The counters that a dossier of the scopes touches and that are not in the cache anyway.</summary>
    public (ScopeCounters? Procedure, ScopeCounters? Agency, ScopeCounters? Pair) Find(int agency, int procedure) =>
        ((uint)procedure < (uint)_procedures.Count ? _procedures[procedure] : null,
            (uint)agency < (uint)_agencies.Count ? _agencies[agency] : null,
            LargePair(agency, procedure));

    public bool TryFindPair(int agency, int procedure, [NotNullWhen(true)] out Pair? pair) =>
        _pairs.TryGetValue(KeyOf(agency, procedure), out pair);

    public void Write(ImageWriter image)
    {
        Province.Write(image);
        Write(_agencies, image);
        Write(_procedures, image);
        image.Int(_pairs.Count);
        foreach (var (key, pair) in _pairs)
        {
            image.Long(key);
            pair.Write(image);
        }
    }

    public void Read(ImageReader image)
    {
        Province.Read(image);
        Read(_agencies, image);
        Read(_procedures, image);
        var pairs = image.Int();
        _pairs.EnsureCapacity(pairs);
        for (; pairs > 0; pairs--)
        {
            var key = image.Long();
            var pair = Add(key, (int)(key >> 32), (int)key);
            pair.Read(image);
            if (pair.Counters is { } counters)
            {
                _large.Add(key, counters);
            }
        }
    }

    private Pair Add(long key, int agency, int procedure)
    {
        var pair = new Pair(procedure);
        _pairs.Add(key, pair);
        while (_pairsOf.Count <= agency)
        {
            _pairsOf.Add([]);
        }

        _pairsOf[agency].Add(pair);
        return pair;
    }

    private static void Write(List<ScopeCounters?> scopes, ImageWriter image)
    {
        image.Int(scopes.Count);
        foreach (var scope in scopes)
        {
            image.Int(scope is null ? 0 : 1);
            scope?.Write(image);
        }
    }

    private static void Read(List<ScopeCounters?> scopes, ImageReader image)
    {
        var count = image.Int();
        for (var id = 0; id < count; id++)
        {
            scopes.Add(image.Int() == 0 ? null : new ScopeCounters());
            scopes[id]?.Read(image);
        }
    }

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

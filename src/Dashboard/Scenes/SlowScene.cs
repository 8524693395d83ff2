using Ioc.Kpi.Board;

namespace Ioc.Dashboard.Scenes;

/// <summary>A scene of what changes slowly: it is composed once a minute, and at once when what it stands on changed; in between it only ages.</summary>
internal abstract class SlowScene(string id, string title) : Scene(id, title)
{
    private IReadOnlyList<Tile>? _tiles;
    private (long Minute, object? Basis) _composed;

    public sealed override PastReading? Ask(KpiBoard board) => null;

    public sealed override void Recall(KpiBoard board, PastReading past)
    {
        // Nothing was asked.
    }

    public sealed override IReadOnlyList<Tile> Build(KpiBoard board, Freshness freshness)
    {
        var now = (board.Now.Microseconds / 60_000_000, Basis);
        if (_tiles is null || !_composed.Equals(now))
        {
            _tiles = Compose(board);
            _composed = now;
        }

        return Aged(_tiles, freshness);
    }

    public sealed override IReadOnlyList<Tile> Blank(Freshness freshness) => Aged(Empty, freshness);

    /// <summary>What the tiles are made from besides the board; another one composes them anew.</summary>
    protected abstract object? Basis { get; }

    /// <summary>The tiles without values, as many as there are with them.</summary>
    protected abstract IReadOnlyList<Tile> Empty { get; }

    protected abstract IReadOnlyList<Tile> Compose(KpiBoard board);

    private static Tile[] Aged(IReadOnlyList<Tile> tiles, Freshness freshness) =>
        [.. tiles.Select(tile => tile with { AgeSeconds = freshness.AgeSeconds, Stale = freshness.Stale, Sources = freshness.Sources })];
}

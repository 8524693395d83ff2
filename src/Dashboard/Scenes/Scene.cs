using Ioc.Kpi.Board;
using Ioc.Kpi.Time;

namespace Ioc.Dashboard.Scenes;

/// <summary>A fixed set of tiles that a wall shows together. Built by the broadcaster's loop only, once for all displays.</summary>
internal abstract class Scene(string id, string title)
{
    public string Id { get; } = id;

    public string Title { get; } = title;

    /// <summary>Asks for what only changes slowly: values of the past. About once a minute.</summary>
    /// <returns>Null where nothing of the past is needed.</returns>
    public abstract PastReading? Ask(KpiBoard board);

    /// <summary>Takes the answer.</summary>
    public abstract void Recall(KpiBoard board, PastReading past);

    /// <summary>The tiles at the board's present; called while the board stands still.</summary>
    public abstract IReadOnlyList<Tile> Build(KpiBoard board, Freshness freshness);

    /// <summary>The tiles without values, while the board is still folding the journal.</summary>
    public abstract IReadOnlyList<Tile> Blank(Freshness freshness);

    /// <summary>The KPIs that a tile shows, for the doubts about it.</summary>
    public virtual IReadOnlyList<string> KpisOf(string tileId) => [tileId];

    /// <summary>The KPIs that its tiles show now, for the counting rules that touch them.</summary>
    public virtual IEnumerable<string> KpisShown(IReadOnlyList<Tile> tiles) => tiles.SelectMany(tile => KpisOf(tile.Id));

    protected static Moment MinuteOf(Moment moment) => new(moment.Microseconds - (moment.Microseconds % 60_000_000));
}

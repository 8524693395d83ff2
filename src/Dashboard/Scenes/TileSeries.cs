namespace Ioc.Dashboard.Scenes;

/// <summary>One line of a chart tile.</summary>
/// <param name="Name">`received` or `finished`, with `-yesterday` for the day before (whose points carry today's hours for overlaying).</param>
/// <param name="Points">Hours of the local day, oldest first; the last one is still running.</param>
public sealed record TileSeries(string Name, EqualList<TilePoint> Points);

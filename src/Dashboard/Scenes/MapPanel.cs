namespace Ioc.Dashboard.Scenes;

/// <summary>A province as a map of tiles.</summary>
/// <param name="Bounds">Lower and upper bound of each of the five steps, step 0 first; empty where no commune has a value.</param>
/// <param name="LargestFirst">Neither way is better: the items of the tile are the largest, not those that need attention.</param>
public sealed record MapPanel(int Rows, int Columns, EqualList<MapCell> Cells, EqualList<double> Bounds, bool LargestFirst);

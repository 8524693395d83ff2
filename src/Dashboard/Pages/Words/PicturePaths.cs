using System.Globalization;
using System.Text;
using Ioc.Dashboard.Scenes;

namespace Ioc.Dashboard.Pages.Words;

/// <summary>The path data of fields and maps, one path for each step, in cells of 10 × 10; the twin of `picture-paths.js`.</summary>
internal static class PicturePaths
{
    public const int Cell = 10;
    public const int Steps = 5;

    /// <summary>The cells of a step of a field: outlines.</summary>
    public static string Outlines(string cells, int columns, char step) =>
        Draw(cells, columns, step, static (x, y) => $"M{x + 1} {y + 1}h8v8h-8z");

    /// <summary>The cells of a step of a field: filled from below, a quarter for each step; a cross for an exempt one.</summary>
    public static string Fills(string cells, int columns, char step) => step == 'x'
        ? Draw(cells, columns, step, static (x, y) => $"M{x + 3} {y + 3}l4 4m0 -4l-4 4")
        : Draw(cells, columns, step, (x, y) => $"M{x + 1} {y + 9}v-{2 * (step - '0')}h8v{2 * (step - '0')}z");

    /// <summary>The tiles of a step of a map; −1 for those without data.</summary>
    public static string Tiles(IEnumerable<MapCell> cells, int step) =>
        Draw(cells.Where(cell => cell.Step == step), static (x, y) => FormattableString.Invariant($"M{x + 0.3:0.0} {y + 0.3:0.0}h9.4v9.4h-9.4z"));

    /// <summary>The shapes on the tiles of a step: square, triangle down, diamond, triangle up, circle; nothing on those without data.</summary>
    public static string Shapes(IEnumerable<MapCell> cells, int step) => Draw(cells.Where(cell => cell.Step == step), (x, y) => Shape(step, x, y));

    public static string Shape(int step, int x, int y) => step switch
    {
        0 => $"M{x + 3} {y + 3}h4v4h-4z",
        1 => $"M{x + 3} {y + 3}h4l-2 4z",
        2 => $"M{x + 5} {y + 2}l3 3l-3 3l-3 -3z",
        3 => $"M{x + 3} {y + 7}h4l-2 -4z",
        4 => $"M{x + 3} {y + 5}a2 2 0 1 1 4 0a2 2 0 1 1 -4 0z",
        _ => string.Empty,
    };

    private static string Draw(string cells, int columns, char step, Func<int, int, string> shape)
    {
        var path = new StringBuilder();
        for (var i = 0; i < cells.Length; i++)
        {
            if (cells[i] == step)
            {
                path.Append(shape(i % columns * Cell, i / columns * Cell));
            }
        }

        return path.ToString();
    }

    private static string Draw(IEnumerable<MapCell> cells, Func<int, int, string> shape) =>
        cells.Aggregate(new StringBuilder(), (path, cell) => path.Append(CultureInfo.InvariantCulture, $"{shape(cell.Column * Cell, cell.Row * Cell)}")).ToString();
}

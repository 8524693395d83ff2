using System.Globalization;
using System.Text.Json;

namespace Ioc.Dashboard.Pictures;

/// <summary>
/// A province as a map of equal tiles, one for each commune, neighbours beside neighbours (`communes.json`: by the code of the province,
/// `commune:row:column` each). Every commune has a tile of its own: one that finds its place taken moves to the nearest free one.
/// </summary>
internal sealed class CommuneGrid
{
    private static readonly Lazy<IReadOnlyList<CommuneGrid>> BuiltIn = new(Read);

    public CommuneGrid(string province, IEnumerable<CommuneTile> wanted)
    {
        Province = province;
        var taken = new HashSet<(int Row, int Column)>();
        var tiles = wanted.OrderBy(tile => tile.Code, StringComparer.Ordinal).Select(tile => Settle(tile, taken)).ToList();
        var (top, left) = (tiles.Min(tile => tile.Row), tiles.Min(tile => tile.Column));
        Tiles = [.. tiles.Select(tile => tile with { Row = tile.Row - top, Column = tile.Column - left })];
        Rows = Tiles.Max(tile => tile.Row) + 1;
        Columns = Tiles.Max(tile => tile.Column) + 1;
    }

    /// <summary>All provinces.</summary>
    public static IReadOnlyList<CommuneGrid> All => BuiltIn.Value;

    /// <summary>The code of the province, two digits.</summary>
    public string Province { get; }

    /// <summary>In the order of their codes; no two at one place, and the first row and column are not empty.</summary>
    public IReadOnlyList<CommuneTile> Tiles { get; }

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>The province that most of the communes lie in.</summary>
    /// <returns>Null where none of the codes is known.</returns>
    public static CommuneGrid? Of(IReadOnlySet<string> communes) =>
        All.Select(grid => (Grid: grid, Count: grid.Tiles.Count(tile => communes.Contains(tile.Code))))
            .Where(found => found.Count > 0)
            .OrderByDescending(found => found.Count)
            .ThenBy(found => found.Grid.Province, StringComparer.Ordinal)
            .Select(found => found.Grid)
            .FirstOrDefault();

    /// <summary>The wanted place or, where it is taken, the nearest free one: the least distance, then the northern, then the western.</summary>
    private static CommuneTile Settle(CommuneTile tile, HashSet<(int Row, int Column)> taken)
    {
        for (var ring = 0; ; ring++)
        {
            var free = Enumerable.Range(-ring, (2 * ring) + 1)
                .SelectMany(down => Enumerable.Range(-ring, (2 * ring) + 1).Select(right => (Down: down, Right: right)))
                .Where(step => Math.Max(Math.Abs(step.Down), Math.Abs(step.Right)) == ring)
                .OrderBy(step => (step.Down * step.Down) + (step.Right * step.Right))
                .ThenBy(step => step)
                .Select(step => (Row: tile.Row + step.Down, Column: tile.Column + step.Right))
                .Where(place => !taken.Contains(place))
                .Take(1)
                .ToList();
            if (free.Count > 0)
            {
                taken.Add(free[0]);
                return tile with { Row = free[0].Row, Column = free[0].Column };
            }
        }
    }

    private static List<CommuneGrid> Read()
    {
        using var stream = typeof(CommuneGrid).Assembly.GetManifestResourceStream("communes.json")!;
        var provinces = JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
        return [.. provinces.Select(province => new CommuneGrid(province.Key, province.Value.Split(' ').Select(TileOf)))];
    }

    private static CommuneTile TileOf(string text)
    {
        var parts = text.Split(':');
        return new CommuneTile(parts[0], int.Parse(parts[1], CultureInfo.InvariantCulture), int.Parse(parts[2], CultureInfo.InvariantCulture));
    }
}

using System.Globalization;
using System.Text;

namespace Ioc.Dashboard.Pages.Words;

/// <summary>The path data of a sparkline in a box of 100 × 30; the twin of `spark.js`. Gaps (null) interrupt the line.</summary>
/// <param name="End">The dot at the last known point.</param>
/// <param name="Marks">Level lines of targets and thresholds.</param>
internal sealed record SparkLine(string Line, string End, IReadOnlyList<string> Marks)
{
    public static readonly SparkLine Empty = new(string.Empty, string.Empty, []);

    private const double Width = 100;
    private const double Height = 30;
    private const double Edge = 2;

    public static SparkLine Of(IReadOnlyList<double?> points, IEnumerable<double> marks)
    {
        var levels = marks.ToArray();
        var known = points.OfType<double>().Concat(levels).ToArray();
        if (known.Length == levels.Length)
        {
            return Empty;
        }

        var low = known.Min();
        var span = known.Max() - low;
        double Level(double value) => span == 0 ? Height / 2 : Height - Edge - ((value - low) / span * (Height - (2 * Edge)));
        var (line, end) = Draw(points, Level);
        return new SparkLine(line, end, [.. levels.Select(level => Text($"M0 {Level(level):0.0}H{Width:0}"))]);
    }

    private static (string Line, string End) Draw(IReadOnlyList<double?> points, Func<double, double> level)
    {
        var line = new StringBuilder();
        var end = string.Empty;
        var drawing = false;
        for (var i = 0; i < points.Count; i++)
        {
            if (points[i] is not { } value)
            {
                drawing = false;
                continue;
            }

            var x = points.Count < 2 ? Width : i * Width / (points.Count - 1);
            var place = Text($"{x:0.0} {level(value):0.0}");
            line.Append(drawing ? 'L' : 'M').Append(place);
            end = $"M{place}h0.01";
            drawing = true;
        }

        return (line.ToString(), end);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

namespace Ioc.Dashboard.Displays;

/// <summary>
/// How large the wall is and how far the last row sits (options under `Ioc:Displays`); the smallest text follows from it.
/// </summary>
/// <remarks>
/// A letter must subtend at least 16 minutes of arc at the farthest seat (NUREG-0700, 1.3.1-4). Capitals are 0.7 of the font size.
/// </remarks>
public sealed class DisplayProfile
{
    /// <summary>The canvas that the scenes are drawn on, in units; 16:9.</summary>
    public const int CanvasWidth = 3840;

    /// <summary>The largest minimum that the scenes have room for, in units.</summary>
    public const double LargestMinimum = 60;

    private const double MillimetresPerInch = 25.4;
    private const double CapitalHeight = 0.7;
    private static readonly double WidthOfDiagonal = 16 / Math.Sqrt((16 * 16) + (9 * 9));
    private static readonly double SixteenMinutes = Math.Tan(16.0 / 60 * Math.PI / 180);

    /// <value>The diagonal of the whole canvas in inches, 20–1000. Default 165: a 3×3 wall of 55-inch panels.</value>
    public double Diagonal { get; set; } = 165;

    /// <value>From the wall to the farthest seat, in metres, 0.5–50. Default 8.</value>
    public double Distance { get; set; } = 8;

    /// <value>Whether a wall sounds two short tones when a critical alert opens. Default no; the browser of the wall must allow sound without a click.</value>
    public bool AlertSound { get; set; }

    public double MillimetresPerUnit => Diagonal * MillimetresPerInch * WidthOfDiagonal / CanvasWidth;

    /// <summary>The smallest legible font size in units of the canvas, before the scenes' own floor.</summary>
    public double LegibleFontSize => Distance * 1000 * SixteenMinutes / MillimetresPerUnit / CapitalHeight;

    /// <summary>The smallest font size of the scenes: never below 56 units, which is what they are composed for.</summary>
    public double MinimumFontSize => Math.Max(56, Math.Round(LegibleFontSize, 1));

    /// <summary>What is wrong with these settings, each naming its key; empty when the scenes are legible.</summary>
    public IEnumerable<string> Problems()
    {
        if (Diagonal is not (>= 20 and <= 1000))
        {
            yield return $"Ioc:Displays:Diagonal = {Diagonal}: inches from 20 to 1000.";
        }
        else if (Distance is not (>= 0.5 and <= 50))
        {
            yield return $"Ioc:Displays:Distance = {Distance}: metres from 0.5 to 50.";
        }
        else if (MinimumFontSize > LargestMinimum)
        {
            var farthest = Distance * LargestMinimum / LegibleFontSize;
            yield return $"Ioc:Displays:Distance = {Distance}: with a diagonal of {Diagonal} inches the scenes are legible up to {farthest:0.0} metres.";
        }
    }
}

namespace Ioc.Simulator.Lives;

/// <summary>How the arrivals of a working day spread over it: morning rise, lunch dip, peak at 16:30. Positions are shares of the day, 0–1.</summary>
internal static class ActivityCurve
{
    public const int OpeningSecond = 7 * 3600;
    public const int OfficeSeconds = 21 * 1800;

    // Half-hours from 07:00 to 17:30.
    private static readonly double[] Weights =
        [0.8, 1.2, 2.2, 2.8, 3.0, 3.0, 2.7, 2.3, 1.6, 0.9, 0.8, 0.8, 1.0, 1.8, 2.4, 2.6, 2.7, 2.9, 3.1, 3.4, 1.2];

    private static readonly double[] Cumulative = Accumulate();

    /// <summary>Where in the day the given share of all arrivals has come in.</summary>
    public static double PositionOf(double share)
    {
        var bin = Array.FindIndex(Cumulative, 1, reached => reached > share) - 1;
        if (bin < 0)
        {
            return 1 - 1e-9;
        }

        var within = (share - Cumulative[bin]) / (Cumulative[bin + 1] - Cumulative[bin]);
        return (bin + within) / Weights.Length;
    }

    /// <summary>The share of all arrivals that has come in by the position.</summary>
    public static double ShareAt(double position)
    {
        var scaled = Math.Clamp(position, 0, 1) * Weights.Length;
        var bin = Math.Min((int)scaled, Weights.Length - 1);
        return Cumulative[bin] + ((scaled - bin) * (Cumulative[bin + 1] - Cumulative[bin]));
    }

    private static double[] Accumulate()
    {
        var sums = new double[Weights.Length + 1];
        var total = Weights.Sum();
        for (var i = 0; i < Weights.Length; i++)
        {
            sums[i + 1] = sums[i] + (Weights[i] / total);
        }

        sums[^1] = 1;
        return sums;
    }
}

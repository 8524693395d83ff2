namespace Ioc.Dashboard.Pictures;

/// <summary>Five steps of equal width from the lowest to the highest of some values, at round numbers. Step 0 is the one that needs attention.</summary>
/// <param name="Low">The lower bound of the lowest interval.</param>
/// <param name="Width">Of each interval.</param>
/// <param name="LowerIsBetter">Whether the highest interval is step 0.</param>
public sealed record StepScale(double Low, double Width, bool LowerIsBetter)
{
    public const int Steps = 5;

    private static readonly double[] RoundNumbers = [1, 2, 2.5, 3, 4, 5, 6, 8, 10];

    /// <param name="values">At least one.</param>
    /// <param name="least">The least width of an interval: smaller differences are not worth a colour.</param>
    /// <param name="whole">Bounds are whole numbers, as of counts.</param>
    /// <param name="most">The most that a value can be, such as 100 %: no interval lies above it unless a value does.</param>
    public static StepScale Of(IReadOnlyCollection<double> values, double least, bool whole, bool lowerIsBetter, double most = double.PositiveInfinity)
    {
        var (min, max) = (values.Min(), values.Max());
        for (var wanted = Math.Max(least, (max - min) / Steps); ; wanted *= 1.01)
        {
            var width = RoundedUp(wanted, whole);
            var low = Math.Floor(min / width) * width;
            if (low + (width * Steps) >= max)
            {
                low = max <= most ? Math.Min(low, most - (width * Steps)) : low;
                return new StepScale(low, width, lowerIsBetter);
            }
        }
    }

    /// <summary>The step of a value; one on a bound belongs to the interval above it.</summary>
    public int StepOf(double value)
    {
        var interval = Math.Clamp((int)Math.Floor((value - Low) / Width), 0, Steps - 1);
        return LowerIsBetter ? Steps - 1 - interval : interval;
    }

    /// <summary>The interval that a step stands for.</summary>
    public (double Low, double High) IntervalOf(int step)
    {
        var interval = LowerIsBetter ? Steps - 1 - step : step;
        return (Low + (interval * Width), Low + ((interval + 1) * Width));
    }

    private static double RoundedUp(double wanted, bool whole)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(wanted)));
        return RoundNumbers.Select(number => number * power).Append(10 * power).First(width => width >= wanted - 1e-9 && (!whole || width % 1 == 0));
    }
}

using System.Globalization;

namespace Ioc.Load.Report;

/// <summary>A pass criterion.</summary>
internal sealed record Limit(double? Least, double? Most, bool Correctness = false)
{
    public static Limit AtLeast(double value) => new(value, null);

    public static Limit AtMost(double value) => new(null, value);

    /// <summary>Must be exactly this on any machine.</summary>
    public static Limit Exactly(double value) => new(value, value, Correctness: true);

    public bool Holds(double value) => !(value < Least) && !(value > Most) && !double.IsNaN(value);

    public override string ToString() => (Least, Most) switch
    {
        ({ } least, { } most) when least == most => string.Create(CultureInfo.InvariantCulture, $"= {least:#,0.##}"),
        ({ } least, _) => string.Create(CultureInfo.InvariantCulture, $"≥ {least:#,0.##}"),
        (_, { } most) => string.Create(CultureInfo.InvariantCulture, $"≤ {most:#,0.##}"),
        _ => "",
    };
}

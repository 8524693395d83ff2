namespace Ioc.Kpi.Alerts;

/// <summary>The annotations of a rule with the values of one alert filled in. Plain text in Vietnamese; whoever shows it escapes it.</summary>
/// <param name="Summary">One line: what is wrong and where.</param>
/// <param name="Description">How it is known: value, threshold, numerator and denominator.</param>
/// <param name="Action">What to do, and who does it.</param>
public sealed record AlertWording(string Summary, string Description, string Action)
{
    /// <summary>No words.</summary>
    public static readonly AlertWording None = new("", "", "");
}

namespace Ioc.Kpi.Alerts.Rules;

/// <summary>What the comparisons mean, and the signs that rule files write for them.</summary>
public static class AlertComparisons
{
    /// <summary>All signs, for messages.</summary>
    public const string Signs = ">, >=, <, <=, ==";

    public static bool TryParse(string sign, out AlertComparison comparison)
    {
        (var known, comparison) = sign switch
        {
            ">" => (true, AlertComparison.Greater),
            ">=" => (true, AlertComparison.GreaterOrEqual),
            "<" => (true, AlertComparison.Less),
            "<=" => (true, AlertComparison.LessOrEqual),
            "==" => (true, AlertComparison.Equal),
            _ => (false, default),
        };
        return known;
    }

    public static string SignOf(AlertComparison comparison) => comparison switch
    {
        AlertComparison.Greater => ">",
        AlertComparison.GreaterOrEqual => ">=",
        AlertComparison.Less => "<",
        AlertComparison.LessOrEqual => "<=",
        _ => "==",
    };

    public static bool Holds(this AlertComparison comparison, double value, double threshold) => comparison switch
    {
        AlertComparison.Greater => value > threshold,
        AlertComparison.GreaterOrEqual => value >= threshold,
        AlertComparison.Less => value < threshold,
        AlertComparison.LessOrEqual => value <= threshold,
        _ => value.Equals(threshold),
    };

    /// <summary>1 where higher values are worse, -1 where lower ones are, 0 where there is no worse.</summary>
    public static int WorseWay(this AlertComparison comparison) => comparison switch
    {
        AlertComparison.Greater or AlertComparison.GreaterOrEqual => 1,
        AlertComparison.Less or AlertComparison.LessOrEqual => -1,
        _ => 0,
    };
}

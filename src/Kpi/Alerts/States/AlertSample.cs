namespace Ioc.Kpi.Alerts.States;

/// <summary>What one rule saw of one scope at one moment.</summary>
/// <param name="Fingerprint">Which alert.</param>
/// <param name="Kind">Whether it can be judged.</param>
/// <param name="Value">In the unit of the KPI or measure; null unless there is a value.</param>
/// <param name="Reference">What a rule that does not compare with a fixed number compares with: the mean, or the number of the target.</param>
/// <param name="Numerator">Null where there is none.</param>
/// <param name="Denominator">Null where there is none.</param>
/// <param name="ScopeName">The name of what it is about, for texts.</param>
/// <param name="KpiName">The name of the KPI or measure, for texts.</param>
public readonly record struct AlertSample(
    AlertFingerprint Fingerprint,
    AlertSampleKind Kind,
    double? Value,
    double? Reference = null,
    double? Numerator = null,
    double? Denominator = null,
    string ScopeName = "",
    string KpiName = "")
{
    /// <summary>A sample without a value where there should be one.</summary>
    public static AlertSample Missing(AlertFingerprint fingerprint, string scopeName = "", string kpiName = "") =>
        new(fingerprint, AlertSampleKind.Missing, null, ScopeName: scopeName, KpiName: kpiName);

    /// <summary>How many there are to judge by: the denominator or, where there is none, the count itself.</summary>
    public double Size => Denominator ?? Numerator ?? 0;
}

namespace Ioc.Kpi.Alerts.Rules;

/// <summary>What a rule watches: a KPI of the catalogue, or a named measure.</summary>
/// <param name="Kpi">The id of the KPI; empty for a measure.</param>
/// <param name="Measure">The measure; null for a KPI.</param>
/// <param name="Service">The name of a figure of Ioc itself; empty for anything else.</param>
/// <param name="AsShare">The KPI's numerator in per cent of its denominator is watched instead of its value.</param>
public sealed record AlertWatch(string Kpi, AlertMeasure? Measure = null, string Service = "", bool AsShare = false)
{
    /// <summary>What rule files write.</summary>
    public override string ToString() =>
        Measure is not { } measure ? Kpi : measure == AlertMeasure.Service ? $"service:{Service}" : AlertWords.Of(measure);
}

namespace Ioc.Kpi.Alerts.Rules;

/// <summary>What a rule watches: a KPI of the catalogue, or a named measure.</summary>
/// <param name="Kpi">The id of the KPI; empty for a measure.</param>
/// <param name="Measure">The measure; null for a KPI.</param>
/// <param name="Service">The name of a figure of Ioc itself; empty for anything else.</param>
/// <param name="AsShare">The KPI's numerator, or the part of it, in per cent of its denominator is watched instead of its value.</param>
/// <param name="Part">The named part of the KPI's numerator that is watched (<see cref="Definitions.CountedKpi.Parts"/>); empty for all of it.</param>
public sealed record AlertWatch(string Kpi, AlertMeasure? Measure = null, string Service = "", bool AsShare = false, string Part = "")
{
    /// <summary>What rule files write.</summary>
    public override string ToString() =>
        Measure is not { } measure ? Part.Length == 0 ? Kpi : $"{Kpi}/{Part}" : measure == AlertMeasure.Service ? $"service:{Service}" : AlertWords.Of(measure);
}

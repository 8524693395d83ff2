namespace Ioc.Kpi.Definitions;

/// <summary>Which way is better.</summary>
public enum KpiDirection
{
    HigherIsBetter,
    LowerIsBetter,
    Neutral,
}

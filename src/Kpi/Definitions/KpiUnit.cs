namespace Ioc.Kpi.Definitions;

/// <summary>Units of KPI values (semantics.md, "KPI values").</summary>
public enum KpiUnit
{
    Dossiers,
    Percent,
    Hours,
    Services,
    Points,
    Centres,
    Databases,
}

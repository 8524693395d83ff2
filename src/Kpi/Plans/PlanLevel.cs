namespace Ioc.Kpi.Plans;

/// <summary>Whose plan it is; a plan refines one of a higher level.</summary>
public enum PlanLevel
{
    Central,
    Province,
    Commune,
}

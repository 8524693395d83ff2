namespace Ioc.Kpi.Plans;

/// <summary>Which services a target is about.</summary>
/// <param name="List">The id of the list in the catalogue of procedures (`lists`), such as `982`.</param>
/// <param name="Count">How many services, groups or procedures of the list the target speaks of.</param>
/// <param name="OwnPart">Only those of the list that belong to the place of the plan; the real number needs its catalogue.</param>
public sealed record PlanServices(string List, int Count, bool OwnPart);

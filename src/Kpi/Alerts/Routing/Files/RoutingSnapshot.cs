namespace Ioc.Kpi.Alerts.Routing.Files;

/// <summary>The routing in force at one moment. Immutable; any thread may read.</summary>
/// <param name="Table">Never null: before the first file that was right, <see cref="RoutingTable.BuiltIn"/>.</param>
/// <param name="Problems">Why the file of now was refused; empty where it is in force.</param>
public sealed record RoutingSnapshot(RoutingTable Table, IReadOnlyList<RoutingProblem> Problems)
{
    /// <summary>Whether an earlier table is in force because the file of now was refused.</summary>
    public bool Outdated => Problems.Count > 0;
}

namespace Ioc.Kpi.Alerts.Routing.Files;

/// <summary>One thing that is wrong with the routing file.</summary>
/// <param name="File">The name of the file.</param>
/// <param name="Line">Counted from 1; 0 for the file as a whole.</param>
/// <param name="Reason">What is wrong and what would be right, in sentences.</param>
public sealed record RoutingProblem(string File, int Line, string Reason)
{
    public override string ToString() => Line == 0 ? $"{File}: {Reason}" : $"{File} line {Line}: {Reason}";
}

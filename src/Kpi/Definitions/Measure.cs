namespace Ioc.Kpi.Definitions;

/// <summary>Something countable of a dossier. KPIs that mean the same thing share the same measure, and the board counts it once.</summary>
public abstract class Measure(string name)
{
    /// <summary>For logs and tests.</summary>
    public string Name { get; } = name;

    public override string ToString() => Name;
}

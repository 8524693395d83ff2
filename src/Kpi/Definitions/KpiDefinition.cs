using Ioc.Kpi.Counting;

namespace Ioc.Kpi.Definitions;

/// <summary>
/// One KPI, defined completely in one file: a sealed subclass without constructor parameters. The catalogue finds it by itself;
/// its Vietnamese name and formula stand in the Dashboard's texts under its <see cref="Id"/>.
/// </summary>
public abstract class KpiDefinition
{
    /// <summary>The number in the catalogue: 1 for K01.</summary>
    public abstract int Number { get; }

    /// <summary>The id in the API, the hub and the series (kpis.md).</summary>
    public abstract string Id { get; }

    public abstract KpiUnit Unit { get; }

    public abstract KpiDirection Direction { get; }

    public abstract KpiBase Base { get; }

    /// <summary>The formula in words, for documents and developers.</summary>
    public abstract string Formula { get; }

    /// <summary>The counting options that can change its value: exactly these, as a test says. Empty where none does.</summary>
    public virtual IReadOnlyList<CountingOption> CountedBy => [];
}

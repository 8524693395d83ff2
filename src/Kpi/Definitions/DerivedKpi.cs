using Ioc.Kpi.Board;

namespace Ioc.Kpi.Definitions;

/// <summary>A KPI that is worked out from more than the dossiers of one scope: catalogue, plans, sources, or what people entered.</summary>
public abstract class DerivedKpi : KpiDefinition
{
    /// <summary>Its reading. Asked while the board stands still; a KPI that does not apply says so in the reading and never throws.</summary>
    public abstract KpiReading Read(KpiBoard board, Surroundings around, in Scope scope, Period period);

    /// <summary>A reading without a value: there is nothing to say about this scope, or nobody has said it.</summary>
    protected KpiReading Nothing(bool applicable = true) => new(this, null, null, null, false, applicable);
}

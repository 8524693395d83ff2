using Ioc.Kpi.Definitions;
using Ioc.Kpi.Dossiers;

namespace Ioc.Kpi.Board;

/// <summary>What readings ask of a scope: kept counters (<see cref="ScopeCounters"/>), or sums made for the question (<see cref="RowSums"/>).</summary>
internal abstract class ScopeSums
{
    /// <summary>What happened in the period.</summary>
    public abstract long Flow(FlowMeasure measure, Channel? channel, Period period);

    /// <summary>Whether it happened at any time.</summary>
    public abstract bool EverHad(FlowMeasure measure, Channel? channel);

    /// <summary>How many are in the state now.</summary>
    public abstract long StockNow(StockMeasure measure, Channel? channel);

    /// <summary>How many were in the state at the end of a past day.</summary>
    public abstract long StockAtEndOf(int day, StockMeasure measure, Channel? channel);
}

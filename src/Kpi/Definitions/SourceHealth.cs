using Ioc.Kpi.Board;
using Ioc.Kpi.Sources;

namespace Ioc.Kpi.Definitions;

/// <summary>K31: sources in state `ok` ÷ sources enabled that should deliver by themselves. Of the service itself, whatever the scope.</summary>
public sealed class SourceHealth : DerivedKpi
{
    public override int Number => 31;

    public override string Id => "source-health";

    public override KpiUnit Unit => KpiUnit.Percent;

    public override KpiDirection Direction => KpiDirection.HigherIsBetter;

    public override KpiBase Base => KpiBase.Service;

    public override string Formula => "sources in state ok ÷ sources enabled that should deliver by themselves";

    public override KpiReading Read(KpiBoard board, Surroundings around, in Scope scope, Period period)
    {
        var awaited = around.Sources.Where(source => source.IsAwaited).ToList();
        var healthy = awaited.Count(source => source.State == SourceState.Ok);
        return Nothing() with
        {
            Value = awaited.Count == 0 ? null : 100.0 * healthy / awaited.Count,
            Numerator = healthy,
            Denominator = awaited.Count,
        };
    }
}

namespace Ioc.Kpi.Definitions;

/// <summary>K31: sources in state `ok` ÷ sources enabled that should deliver by themselves. Of the service itself: read from the source book, not from the board.</summary>
public sealed class SourceHealth : KpiDefinition
{
    public override int Number => 31;

    public override string Id => "source-health";

    public override KpiUnit Unit => KpiUnit.Percent;

    public override KpiDirection Direction => KpiDirection.HigherIsBetter;

    public override KpiBase Base => KpiBase.Service;

    public override string Formula => "sources in state ok ÷ sources enabled that should deliver by themselves";
}

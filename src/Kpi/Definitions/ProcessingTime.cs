namespace Ioc.Kpi.Definitions;

/// <summary>
/// K12: the median of elapsed hours from received to finished, of the dossiers finished in the period; measure `working`: the median of working
/// hours less waits. The two are never averaged together.
/// </summary>
public sealed class ProcessingTime : KpiDefinition
{
    public override int Number => 12;

    public override string Id => "processing-time";

    public override KpiUnit Unit => KpiUnit.Hours;

    public override KpiDirection Direction => KpiDirection.LowerIsBetter;

    public override KpiBase Base => KpiBase.Left;

    public override string Formula => "median elapsed hours from received to finished, of dossiers finished in the period; negative times left out; measure `working`: working hours less waits";
}

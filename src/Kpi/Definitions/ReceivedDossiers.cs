namespace Ioc.Kpi.Definitions;

/// <summary>K01: dossiers received in the period, whatever happened later.</summary>
public sealed class ReceivedDossiers : CountedKpi
{
    public override int Number => 1;

    public override string Id => "received-dossiers";

    public override KpiUnit Unit => KpiUnit.Dossiers;

    public override KpiDirection Direction => KpiDirection.Neutral;

    public override KpiBase Base => KpiBase.Received;

    public override string Formula => "dossiers received in the period, whatever happened later";

    public override IReadOnlyList<Measure> Numerator { get; } = [Counts.Received];
}

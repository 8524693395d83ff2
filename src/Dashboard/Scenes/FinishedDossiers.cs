using Ioc.Kpi.Definitions;

namespace Ioc.Dashboard.Scenes;

/// <summary>Dossiers finished in the period: the outflow of the flow scene. Not in the catalogue, because it is no KPI of its own.</summary>
internal sealed class FinishedDossiers : CountedKpi
{
    public static readonly FinishedDossiers Instance = new();

    public override int Number => 0;

    public override string Id => "finished";

    public override KpiUnit Unit => KpiUnit.Dossiers;

    public override KpiDirection Direction => KpiDirection.Neutral;

    public override KpiBase Base => KpiBase.Left;

    public override string Formula => "dossiers finished in the period";

    public override IReadOnlyList<Measure> Numerator { get; } = [Counts.Finished];
}

using Ioc.Kpi.Dossiers;

namespace Ioc.Kpi.Definitions;

/// <summary>
/// K15: received with a reused or nationally stored component ÷ received with components, where that is known; measure `components`: reused
/// components ÷ components. An import that says whether something was reused has said that there were components.
/// </summary>
public sealed class DataReuseRate : CountedKpi
{
    private static readonly FlowMeasure Reused = new(
        "reused",
        FlowDay.Received,
        static (in dossier) => dossier.HasComponents() && dossier.Knows(DossierFacts.ReusedKnown | DossierFacts.Reused) ? 1 : 0);

    private static readonly FlowMeasure WithComponents =
        new("with-components", FlowDay.Received, static (in dossier) => dossier.HasComponents() ? 1 : 0);

    public override int Number => 15;

    public override string Id => "data-reuse-rate";

    public override KpiUnit Unit => KpiUnit.Percent;

    public override KpiDirection Direction => KpiDirection.HigherIsBetter;

    public override KpiBase Base => KpiBase.Received;

    public override string Formula => "received with a reused or nationally stored component ÷ received with components for which reuse is known; measure `components`: reused components ÷ components";

    public override IReadOnlyList<Measure> Numerator { get; } = [Reused];

    public override Measure? Denominator => WithComponents;

    public override FlowMeasure? Supply => WithComponents;

    /// <summary>Over components instead of dossiers.</summary>
    public override IReadOnlyList<AlternativeMeasure> Alternatives { get; } =
    [
        new(
            "components",
            new FlowMeasure("components-reused", FlowDay.Received, static (in dossier) => dossier.Content.ComponentsReused),
            Counts.Components),
    ];
}

using Ioc.Kpi.Dossiers;

namespace Ioc.Kpi.Definitions;

/// <summary>
/// K14: received with a digitised component ÷ received for which that is known, which is every national record; measure `components`:
/// digitised components ÷ components.
/// </summary>
public sealed class DigitisedComponentRate : CountedKpi
{
    private static readonly FlowMeasure Digitised = new(
        "digitised",
        FlowDay.Received,
        static (in dossier) => dossier.Knows(DossierFacts.DigitisedKnown | DossierFacts.Digitised) ? 1 : 0);

    private static readonly FlowMeasure DigitisedKnown =
        new("digitised-known", FlowDay.Received, static (in dossier) => dossier.Knows(DossierFacts.DigitisedKnown) ? 1 : 0);

    public override int Number => 14;

    public override string Id => "digitised-component-rate";

    public override KpiUnit Unit => KpiUnit.Percent;

    public override KpiDirection Direction => KpiDirection.HigherIsBetter;

    public override KpiBase Base => KpiBase.Received;

    public override string Formula => "received with a digitised component ÷ received for which that is known; measure `components`: digitised components ÷ components";

    public override IReadOnlyList<Measure> Numerator { get; } = [Digitised];

    public override Measure? Denominator => DigitisedKnown;

    public override FlowMeasure? Supply => DigitisedKnown;

    /// <summary>Over components instead of dossiers.</summary>
    public override IReadOnlyList<AlternativeMeasure> Alternatives { get; } =
    [
        new(
            "components",
            new FlowMeasure("components-digitised", FlowDay.Received, static (in dossier) => dossier.Content.ComponentsDigitised),
            Counts.Components),
    ];
}

using Ioc.Kpi.Counting;
using Ioc.Kpi.Dossiers;

namespace Ioc.Kpi.Definitions;

/// <summary>
/// K13: finished with at least one result document ÷ finished whose procedure requires a result and for which that is known (without a
/// catalogue: all finished for which it is known, which is every national record).
/// </summary>
public sealed class ElectronicResultRate : CountedKpi
{
    private static readonly FlowMeasure WithResult = new(
        "with-result",
        FlowDay.Left,
        static (in dossier) => dossier.Standing == Standing.Finished && dossier.ResultRequired
            && dossier.Knows(DossierFacts.ResultKnown | DossierFacts.ElectronicResult) ? 1 : 0);

    private static readonly FlowMeasure ResultRequired = new(
        "result-required",
        FlowDay.Left,
        static (in dossier) =>
            dossier.Standing == Standing.Finished && dossier.ResultRequired && dossier.Knows(DossierFacts.ResultKnown) ? 1 : 0);

    private static readonly FlowMeasure ResultKnown =
        new("result-known", FlowDay.Received, static (in dossier) => dossier.Knows(DossierFacts.ResultKnown) ? 1 : 0);

    public override int Number => 13;

    public override string Id => "electronic-result-rate";

    public override KpiUnit Unit => KpiUnit.Percent;

    public override KpiDirection Direction => KpiDirection.HigherIsBetter;

    public override KpiBase Base => KpiBase.Left;

    public override string Formula => "finished with at least one result document ÷ finished whose procedure requires a result (without a catalogue: all finished), where it is known whether there is one";

    public override IReadOnlyList<Measure> Numerator { get; } = [WithResult];

    public override Measure? Denominator => ResultRequired;

    public override FlowMeasure? Supply => ResultKnown;
}

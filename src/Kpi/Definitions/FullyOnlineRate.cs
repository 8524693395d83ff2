using Ioc.Kpi.Counting;
using Ioc.Kpi.Dossiers;

namespace Ioc.Kpi.Definitions;

/// <summary>
/// K03: wholly online from submission to result. No plan defines the term, so both readings are counted and `Ioc:Counting:FullyOnline` says
/// which one is meant. Strict: finished, channel online, result electronic where the procedure requires one, fee paid online where one is
/// due. Lenient (766 indicator 3.3): channel online and electronic result where required. Both ÷ finished, where it is known
/// whether there is a result, which is every national record.
/// </summary>
public sealed class FullyOnlineRate : CountedKpi
{
    private static readonly FlowMeasure InForce = new(
        "fully-online", FlowDay.Left, static (in dossier) => (dossier.Rules.FullyOnline == FullyOnline.Lenient ? IsLenient(dossier) : IsStrict(dossier)) ? 1 : 0);

    private static readonly FlowMeasure Strict =
        new("fully-online-strict", FlowDay.Left, static (in dossier) => IsStrict(dossier) ? 1 : 0);

    private static readonly FlowMeasure Lenient =
        new("fully-online-lenient", FlowDay.Left, static (in dossier) => IsLenient(dossier) ? 1 : 0);

    /// <summary>Finished, and it is known whether there is a result where one is required.</summary>
    private static readonly FlowMeasure Judged =
        new("fully-online-judged", FlowDay.Left, static (in dossier) => IsJudged(dossier) ? 1 : 0);

    private static readonly FlowMeasure Supplied = new(
        "fully-online-supplied",
        FlowDay.Received,
        static (in dossier) => dossier.Content.Channel != Channel.Unknown && dossier.Knows(DossierFacts.ResultKnown) ? 1 : 0);

    public override int Number => 3;

    public override string Id => "fully-online-rate";

    public override KpiUnit Unit => KpiUnit.Percent;

    public override KpiDirection Direction => KpiDirection.HigherIsBetter;

    public override KpiBase Base => KpiBase.Left;

    public override string Formula => "strict: finished, channel online, result electronic where required, fee paid online where due ÷ finished; lenient: finished, channel online, result electronic where required ÷ finished";

    public override IReadOnlyList<CountingOption> CountedBy { get; } = [CountingOption.FullyOnline];

    public override IReadOnlyList<Measure> Numerator { get; } = [InForce];

    public override Measure? Denominator => Judged;

    public override FlowMeasure? Supply => Supplied;

    public override IReadOnlyList<AlternativeMeasure> Alternatives { get; } = [new("strict", Strict, Judged), new("lenient", Lenient, Judged)];

    private static bool IsJudged(in DossierView dossier) =>
        dossier.Standing == Standing.Finished && dossier.Knows(DossierFacts.ResultKnown);

    private static bool IsLenient(in DossierView dossier) =>
        IsJudged(dossier) && dossier.Content.Channel == Channel.Online && (!dossier.ResultRequired || dossier.Knows(DossierFacts.ElectronicResult));

    /// <summary>A fee that nobody says how it was paid was not paid online.</summary>
    private static bool IsStrict(in DossierView dossier) =>
        IsLenient(dossier) && (!dossier.Knows(DossierFacts.FeeDue) || dossier.Knows(DossierFacts.PaymentKnown | DossierFacts.PaidOnline));
}

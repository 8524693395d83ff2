using Ioc.Kpi.Dossiers;

namespace Ioc.Kpi.Definitions;

/// <summary>K19: received from businesses online ÷ received from businesses (semantics.md, business-online-rate).</summary>
public sealed class BusinessOnlineRate : CountedKpi
{
    private static readonly FlowMeasure Online = new(
        "business-online",
        FlowDay.Received,
        static (in dossier) => dossier.Content is { Applicant: ApplicantKind.Business, Channel: Channel.Online } ? 1 : 0);

    private static readonly FlowMeasure FromBusinesses =
        new("business", FlowDay.Received, static (in dossier) => dossier.Content.Applicant == ApplicantKind.Business ? 1 : 0);

    private static readonly FlowMeasure ApplicantKnown =
        new("applicant-known", FlowDay.Received, static (in dossier) => dossier.Content.Applicant != ApplicantKind.Unknown ? 1 : 0);

    public override int Number => 19;

    public override string Id => "business-online-rate";

    public override KpiUnit Unit => KpiUnit.Percent;

    public override KpiDirection Direction => KpiDirection.HigherIsBetter;

    public override KpiBase Base => KpiBase.Received;

    public override string Formula => "received from businesses with channel online ÷ received from businesses";

    public override IReadOnlyList<Measure> Numerator { get; } = [Online];

    public override Measure? Denominator => FromBusinesses;

    public override FlowMeasure? Supply => ApplicantKnown;
}

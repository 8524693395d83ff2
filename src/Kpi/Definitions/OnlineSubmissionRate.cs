using Ioc.Kpi.Counting;
using Ioc.Kpi.Dossiers;

namespace Ioc.Kpi.Definitions;

/// <summary>K02: received with channel online ÷ received with a known channel (`other` is known).</summary>
public sealed class OnlineSubmissionRate : CountedKpi
{
    private static readonly FlowMeasure Online =
        new("online", FlowDay.Received, static (in dossier) => dossier.Content.Channel == Channel.Online ? 1 : 0);

    private static readonly FlowMeasure WithChannel = new(
        "with-channel",
        FlowDay.Received,
        static (in dossier) => dossier.Content.Channel != Channel.Unknown || dossier.Rules.UnknownChannel == UnknownChannel.Counter ? 1 : 0);

    private static readonly FlowMeasure WithKnownChannel =
        new("with-known-channel", FlowDay.Received, static (in dossier) => dossier.Content.Channel != Channel.Unknown ? 1 : 0);

    public override int Number => 2;

    public override string Id => "online-submission-rate";

    public override KpiUnit Unit => KpiUnit.Percent;

    public override KpiDirection Direction => KpiDirection.HigherIsBetter;

    public override KpiBase Base => KpiBase.Received;

    public override string Formula => "received with channel online ÷ received with a known channel (`other` is known)";

    public override IReadOnlyList<CountingOption> CountedBy { get; } = [CountingOption.UnknownChannel];

    public override IReadOnlyList<Measure> Numerator { get; } = [Online];

    public override Measure? Denominator => WithChannel;

    public override FlowMeasure? Supply => WithKnownChannel;
}

namespace Ioc.Kpi.Definitions;

/// <summary>K30: refused (at intake and later) + withdrawn + stopped in the period, seen against received.</summary>
public sealed class RefusedOrWithdrawn : CountedKpi
{
    public override int Number => 30;

    public override string Id => "refused-or-withdrawn";

    public override KpiUnit Unit => KpiUnit.Dossiers;

    public override KpiDirection Direction => KpiDirection.LowerIsBetter;

    public override KpiBase Base => KpiBase.Left;

    public override string Formula => "refused (at intake and later) + withdrawn + stopped in the period, seen against received";

    public override IReadOnlyList<Measure> Numerator { get; } = [Counts.RefusedAtIntake, Counts.Refused, Counts.Withdrawn, Counts.Stopped];

    public override Measure? Denominator => Counts.Received;

    public override IReadOnlyList<KpiPart> Parts { get; } =
        [new("refused-at-intake", Counts.RefusedAtIntake), new("refused", Counts.Refused), new("withdrawn", Counts.Withdrawn), new("stopped", Counts.Stopped)];
}

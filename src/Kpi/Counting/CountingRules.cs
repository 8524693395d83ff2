namespace Ioc.Kpi.Counting;

/// <summary>The options under `Ioc:Counting` (kpis.md, "Counting rules"): where real systems count differently, the deployment decides.</summary>
public sealed record CountingRules
{
    /// <value>Whether due and finish are compared as local dates or as instants. Default `day`.</value>
    public OnTimeGranularity OnTimeGranularity { get; set; } = OnTimeGranularity.Day;

    /// <value>What a finished dossier without a due date counts as. Default `undetermined`.</value>
    public NoDueDate NoDueDate { get; set; } = NoDueDate.Undetermined;

    /// <value>What a missing channel counts as in the online rate. Default `excluded`.</value>
    public UnknownChannel UnknownChannel { get; set; } = UnknownChannel.Excluded;

    /// <value>Whether withdrawn dossiers count as on time. Default `excluded`.</value>
    public Withdrawn Withdrawn { get; set; } = Withdrawn.Excluded;

    /// <value>Which reading of "wholly online" is shown. Default `strict`.</value>
    public FullyOnline FullyOnline { get; set; } = FullyOnline.Strict;

    /// <value>Null: due within one working day. Otherwise due within this duration.</value>
    public TimeSpan? DueSoon { get; set; }

    /// <value>Which due date counts when it was moved. Default `current`.</value>
    public DueDate Due { get; set; } = DueDate.Current;
}

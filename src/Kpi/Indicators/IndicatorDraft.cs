namespace Ioc.Kpi.Indicators;

/// <summary>What a person enters about an indicator, before it is checked (<see cref="IndicatorRules"/>) and stored.</summary>
public sealed record IndicatorDraft
{
    /// <value>One of <see cref="IndicatorKind.All"/>.</value>
    public required string KpiId { get; init; }

    /// <value>The agency it speaks of; null for the whole province.</value>
    public string? Agency { get; init; }

    /// <value>In the unit of the KPI: percent from 0 to 100, or a count. Null takes the entry in <see cref="Supersedes"/> back without another in its place.</value>
    public double? Value { get; init; }

    /// <value>What was counted, if it is known; together with <see cref="Denominator"/>.</value>
    public long? Numerator { get; init; }

    /// <value>Out of how many.</value>
    public long? Denominator { get; init; }

    /// <value>The local day of which the value speaks.</value>
    public required DateOnly AsOf { get; init; }

    /// <value>What the value rests on: a report, a decision and its number. Without anybody's data.</value>
    public required string Evidence { get; init; }

    /// <value>Where the evidence can be read, an http or https address; null without one.</value>
    public string? Link { get; init; }

    /// <value>What else should be known; required where an entry is taken back.</value>
    public string? Note { get; init; }

    /// <value>The entry that this one corrects or takes back; null for a new value.</value>
    public long? Supersedes { get; init; }
}

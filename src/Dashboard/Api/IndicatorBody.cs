using System.ComponentModel.DataAnnotations;
using Ioc.Kpi.Indicators;

namespace Ioc.Dashboard.Api;

/// <summary>The body of `POST /api/v1/indicators/{id}`.</summary>
public sealed record IndicatorBody
{
    /// <value>The agency it speaks of; none for the province.</value>
    public string? Agency { get; init; }

    /// <value>In the unit of the KPI; none takes the entry in `supersedes` back.</value>
    public double? Value { get; init; }

    public long? Numerator { get; init; }

    public long? Denominator { get; init; }

    /// <value>The local day of which the value speaks.</value>
    [Required]
    public DateOnly? AsOf { get; init; }

    /// <value>What the value rests on, without anybody's data.</value>
    [Required]
    public string? Evidence { get; init; }

    /// <value>Where the evidence can be read.</value>
    public string? Link { get; init; }

    public string? Note { get; init; }

    /// <value>The entry that this one corrects or takes back.</value>
    public long? Supersedes { get; init; }

    internal IndicatorDraft Draft(string kpi) => new()
    {
        KpiId = kpi,
        Agency = Agency,
        Value = Value,
        Numerator = Numerator,
        Denominator = Denominator,
        AsOf = AsOf ?? default,
        Evidence = Evidence ?? string.Empty,
        Link = Link,
        Note = Note,
        Supersedes = Supersedes,
    };
}

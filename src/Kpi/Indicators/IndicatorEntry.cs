using Ioc.Kpi.Time;

namespace Ioc.Kpi.Indicators;

/// <summary>A value that no dossier gives: entered by a person with evidence, or measured by a portal.</summary>
/// <param name="Indicator">The id of the KPI or part of one, such as `centre-readiness` or `index-766.publish-on-time`.</param>
/// <param name="Value">In the unit of the KPI.</param>
/// <param name="Numerator">Where the value is a share: the part; null when only the share is known.</param>
/// <param name="Denominator">The whole; null when only the share is known.</param>
/// <param name="Day">The local day that the value describes.</param>
/// <param name="Evidence">Where it stands: number of a document, an address; never a person.</param>
/// <param name="By">The account that entered it, or the id of the source that measured it.</param>
/// <param name="EnteredAt">When it was entered or measured.</param>
public sealed record IndicatorEntry(
    string Indicator, double Value, long? Numerator, long? Denominator, DateOnly Day, string Evidence, string By, Moment EnteredAt)
{
    /// <value>True when a source measured it.</value>
    public bool IsMeasured { get; init; }
}

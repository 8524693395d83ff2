namespace Ioc.Kpi.Definitions;

/// <summary>K17: content and very content ÷ ratings, as entered or as the portal says.</summary>
public sealed class SatisfactionRate : EnteredKpi
{
    public override string Id => "satisfaction-rate";

    public override string Formula => "content and very content ÷ ratings, as entered";
}

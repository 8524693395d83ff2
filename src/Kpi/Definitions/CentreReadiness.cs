namespace Ioc.Kpi.Definitions;

/// <summary>K22: service centres that meet the checklist, as entered.</summary>
public sealed class CentreReadiness : EnteredKpi
{
    public override string Id => "centre-readiness";

    public override string Formula => "service centres that meet the checklist, as entered";
}

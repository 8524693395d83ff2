namespace Ioc.Kpi.Definitions;

/// <summary>K06: services of the province on the national portal ÷ online services of the province, as entered.</summary>
public sealed class PortalIntegration : EnteredKpi
{
    public override string Id => "portal-integration";

    public override string Formula => "services of the province on the national portal ÷ its online services, as entered";
}

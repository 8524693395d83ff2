namespace Ioc.Kpi.Definitions;

/// <summary>K07: dossiers found on the national side ÷ dossiers of the local system, as entered.</summary>
public sealed class PortalSync : EnteredKpi
{
    public override string Id => "portal-sync";

    public override string Formula => "dossiers found on the national side ÷ dossiers of the local system, as entered";
}

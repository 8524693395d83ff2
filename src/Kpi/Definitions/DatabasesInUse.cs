namespace Ioc.Kpi.Definitions;

/// <summary>K26: databases that are used in handling dossiers, as entered.</summary>
public sealed class DatabasesInUse : EnteredKpi
{
    public override string Id => "databases-in-use";

    public override string Formula => "databases that are used in handling dossiers, as entered";
}

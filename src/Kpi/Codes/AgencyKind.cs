namespace Ioc.Kpi.Codes;

/// <summary>What an agency is (the catalogue's `kind`).</summary>
public enum AgencyKind
{
    Other = 0,
    Department = 1,
    Commune = 2,
    Centre = 3,
}

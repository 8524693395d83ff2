namespace Ioc.Kpi.Catalogues;

/// <summary>Who decides a procedure since the two-tier model.</summary>
public enum ProcedureLevel
{
    Province,
    Commune,
}

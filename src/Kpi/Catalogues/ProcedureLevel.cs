namespace Ioc.Kpi.Catalogues;

/// <summary>Which level of government decides a procedure.</summary>
public enum ProcedureLevel
{
    Province = 1,
    Commune = 2,
}

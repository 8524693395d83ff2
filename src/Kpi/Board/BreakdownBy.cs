namespace Ioc.Kpi.Board;

/// <summary>What a breakdown splits by.</summary>
public enum BreakdownBy
{
    Agency,
    Procedure,
    Channel,
}

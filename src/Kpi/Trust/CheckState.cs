namespace Ioc.Kpi.Trust;

/// <summary>What a check came to.</summary>
public enum CheckState
{
    NotJudged,
    Ok,
    Failing,
}

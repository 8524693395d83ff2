namespace Ioc.Kpi.Counting;

/// <summary>The readings of "wholly online".</summary>
public enum FullyOnline
{
    Strict,
    Lenient,
}

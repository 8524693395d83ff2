namespace Ioc.Kpi.Counting;

/// <summary>How a due date and a finish are compared.</summary>
public enum OnTimeGranularity
{
    Day,
    Instant,
}

namespace Ioc.Kpi.Series;

/// <summary>The distance between samples.</summary>
public enum SeriesStep
{
    Minute,
    Hour,
    Day,
}

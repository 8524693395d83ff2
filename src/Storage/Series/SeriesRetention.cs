namespace Ioc.Storage.Series;

/// <summary>How long points of each step are kept (<c>Ioc:Retention</c>).</summary>
public sealed class SeriesRetention
{
    /// <value>Default 14 days; at least one day.</value>
    public TimeSpan Minute { get; set; } = TimeSpan.FromDays(14);

    /// <value>Default 400 days, so that a month can be compared with the same month a year ago.</value>
    public TimeSpan Hour { get; set; } = TimeSpan.FromDays(400);

    /// <value>Default 3653 days (ten years).</value>
    public TimeSpan Day { get; set; } = TimeSpan.FromDays(3653);
}

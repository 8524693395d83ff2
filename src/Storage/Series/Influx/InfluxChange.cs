namespace Ioc.Storage.Series.Influx;

/// <summary>A row of `ioc_changed`: somebody is about to change `ioc_day`, or has changed it, and packed days do not have it yet.</summary>
/// <param name="Writer">Who: a word for each store in each process, so that no row is ever written by two who change.</param>
/// <param name="At">When it was said, by the clock of the writer; together with it the name of the row.</param>
/// <param name="From">The start of the first day that may be changed; the latest second when packed days have all of it.</param>
/// <param name="IsWritten">Whether the change has arrived whole. What broke off, or died, never says so.</param>
internal readonly record struct InfluxChange(string Writer, long At, long From, bool IsWritten)
{
    public bool IsPacked => From >= InfluxQuery.Latest;
}

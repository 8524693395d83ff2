namespace Ioc.Kpi.Series;

/// <summary>
/// One series by the day: a few arrays, so that a year of everything is thousands of objects and not a million. Days are numbered as in
/// <see cref="SeriesDays.Days"/>. Whoever makes it fills it before others see it; then any thread may read.
/// </summary>
/// <param name="agency">The code of the agency; empty for the province.</param>
public sealed class DailySeries(string metric, string agency, int days)
{
    private const byte HasValue = 1;
    private const byte HasNumerator = 2;
    private const byte HasDenominator = 4;

    private readonly double[] _values = new double[days];
    private readonly long[] _numerators = new long[days];
    private readonly long[] _denominators = new long[days];
    private readonly byte[] _parts = new byte[days];

    public string Metric => metric;

    public string Agency => agency;

    public bool IsEmpty => _parts.AsSpan().IndexOfAnyExcept((byte)0) < 0;

    /// <returns>Null on a day without a value.</returns>
    public double? ValueOn(int day) => (_parts[day] & HasValue) == 0 ? null : _values[day];

    public long? NumeratorOn(int day) => (_parts[day] & HasNumerator) == 0 ? null : _numerators[day];

    public long? DenominatorOn(int day) => (_parts[day] & HasDenominator) == 0 ? null : _denominators[day];

    /// <summary>The days that have a value, oldest first.</summary>
    public IEnumerable<SeriesSample> Samples(SeriesDays among) =>
        Enumerable.Range(0, _parts.Length).Where(day => _parts[day] != 0)
            .Select(day => new SeriesSample(among.Days[day], _values[day], NumeratorOn(day), DenominatorOn(day)));

    /// <summary>Sets a day, over what stands there.</summary>
    public void Put(int day, double value, long? numerator, long? denominator)
    {
        _values[day] = value;
        _numerators[day] = numerator.GetValueOrDefault();
        _denominators[day] = denominator.GetValueOrDefault();
        _parts[day] = (byte)(HasValue | (numerator is null ? 0 : HasNumerator) | (denominator is null ? 0 : HasDenominator));
    }

    /// <summary>Takes a run of days away.</summary>
    public void Clear(int day, int count) => _parts.AsSpan(day, count).Clear();
}

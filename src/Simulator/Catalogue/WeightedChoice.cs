namespace Ioc.Simulator.Catalogue;

/// <summary>Picks an index with probability in proportion to its weight. Immutable.</summary>
internal sealed class WeightedChoice
{
    private readonly double[] _cumulative;

    public WeightedChoice(IEnumerable<double> weights)
    {
        var sum = 0.0;
        _cumulative = [.. weights.Select(weight => sum += weight)];
        for (var i = 0; i < _cumulative.Length; i++)
        {
            _cumulative[i] /= sum;
        }
    }

    /// <summary>Zipf-like: the i-th weighs 1 / (i + 1 + shift).</summary>
    public static WeightedChoice Zipf(int count, double shift) =>
        new(Enumerable.Range(0, count).Select(i => 1 / (i + 1 + shift)));

    /// <param name="fraction">Uniform in [0, 1).</param>
    public int Pick(double fraction)
    {
        var found = Array.BinarySearch(_cumulative, fraction);
        return Math.Min(found < 0 ? ~found : found + 1, _cumulative.Length - 1);
    }
}

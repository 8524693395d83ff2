using Ioc.Kpi.Series;
using Ioc.Storage.Series;
using Ioc.Storage.Series.Spool;

namespace Ioc.Ingest.Series;

/// <summary>
/// Sends a batch, in halves where the store finds it too large or finds a point in it that it can never take, down to the point itself.
/// Points that are sent twice on the way replace themselves.
/// </summary>
internal sealed class BatchShipment(ISeriesStore store)
{
    /// <summary>A batch of at least this many points of which not one is taken is no collection of bad points: the store is set up wrongly.</summary>
    private const int SetUpWrongly = 10;

    /// <summary>What became of a batch.</summary>
    /// <param name="Refused">The points that the store can never take.</param>
    /// <param name="WasTooLarge">Whether a part was too large.</param>
    /// <param name="LargestTaken">Points of the largest request that was taken.</param>
    public readonly record struct Outcome(IReadOnlyList<SpoolRefusal> Refused, bool WasTooLarge, int LargestTaken);

    /// <exception cref="SeriesStoreException">The store takes none now.</exception>
    public async Task<Outcome> SendAsync(IReadOnlyList<SpooledPoint> batch, CancellationToken cancellationToken)
    {
        var refused = new List<SpoolRefusal>();
        var (tooLarge, largest) = (false, 0);
        var parts = new Stack<(int From, int Count)>([(0, batch.Count)]);
        while (parts.TryPop(out var part))
        {
            try
            {
                await store.WriteAsync(PointsOf(batch, part.From, part.Count), cancellationToken);
                largest = Math.Max(largest, part.Count);
            }
            catch (SeriesStoreException fault) when (fault.Fault is SeriesStoreFault.TooLarge or SeriesStoreFault.BadPoint)
            {
                tooLarge |= fault.Fault == SeriesStoreFault.TooLarge;
                if (part.Count == 1)
                {
                    refused.Add(new SpoolRefusal(batch[part.From], fault.Message));
                }
                else
                {
                    // The first half is sent first.
                    var half = part.Count / 2;
                    parts.Push((part.From + half, part.Count - half));
                    parts.Push((part.From, half));
                }
            }
        }

        return refused.Count == batch.Count && batch.Count >= SetUpWrongly
            ? throw new SeriesStoreException(SeriesStoreFault.Refused, $"The series store refuses every single point. {refused[0].Reason}")
            : new Outcome(refused, tooLarge, largest);
    }

    private static SeriesPoint[] PointsOf(IReadOnlyList<SpooledPoint> batch, int from, int count)
    {
        var points = new SeriesPoint[count];
        for (var i = 0; i < count; i++)
        {
            points[i] = batch[from + i].Point;
        }

        return points;
    }
}

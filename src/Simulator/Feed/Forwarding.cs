using Ioc.Simulator.Lives;

namespace Ioc.Simulator.Feed;

/// <summary>
/// When a source passes an event on. Real forwarding stalls for minutes and then sends a batch, holds single updates back so that they come
/// out of order, and sends some twice; all of it follows from the seed. Immutable.
/// </summary>
internal sealed class Forwarding(SimulatorOptions options)
{
    /// <summary>No first forwarding is later than this, so a reader that overlaps ten minutes misses nothing.</summary>
    public const int LongestDelay = 490;

    private const int Slot = 1200;

    public long FirstAt(DossierNumber number, int @event, long at)
    {
        if (!options.Dirt)
        {
            return at;
        }

        var stallEnd = StallEnd((int)number.Stream / 2, at);
        var random = RandomOf(number, @event);
        var delay = random.Chance(0.04) ? random.Between(30, 480) : random.Between(0, 2);
        return Math.Min(Math.Max(at + delay, stallEnd), at + LongestDelay);
    }

    /// <summary>When the same update is sent once more; 0 when it is not.</summary>
    public long AgainAt(DossierNumber number, int @event, long firstAt)
    {
        if (!options.Dirt)
        {
            return 0;
        }

        var random = RandomOf(number, @event + 32);
        return random.Chance(0.03) ? firstAt + random.Between(5, 300) : 0;
    }

    private DossierRandom RandomOf(DossierNumber number, int salt) =>
        DossierRandom.Of(options.Seed, 200 + (salt * 4) + (int)number.Stream, number.Day, number.Index);

    /// <summary>The end of the stall of the system that holds the instant back; 0 when it flows.</summary>
    private long StallEnd(int system, long at)
    {
        var slot = at / Slot;
        var random = DossierRandom.Of(options.Seed, 100 + system, (int)slot, 0);
        if (!random.Chance(0.25))
        {
            return 0;
        }

        var start = (slot * Slot) + random.Between(0, Slot - 300);
        var end = start + random.Between(60, 300);
        return at >= start && at < end ? end : 0;
    }
}

namespace Ioc.Jobs.Polling;

/// <summary>
/// When a source may be asked again. The first two failures in a row cost nothing but the wait that the source asked for; from the
/// third on the wait doubles, with jitter, so that a broken source is asked ever less, and many broken ones never in step.
/// </summary>
/// <remarks>One poller's own; not thread-safe.</remarks>
internal sealed class PollBackoff(TimeSpan interval, Random random)
{
    /// <summary>Failures in a row from which the wait grows.</summary>
    public const int Threshold = 3;

    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>No source can silence its poller for longer, whatever it answers.</summary>
    public static readonly TimeSpan LongestRetryAfter = TimeSpan.FromHours(1);

    private DateTimeOffset _notBefore = DateTimeOffset.MinValue;

    public int FailuresInARow { get; private set; }

    public bool MayAsk(DateTimeOffset now) => now >= _notBefore;

    public void Succeeded()
    {
        FailuresInARow = 0;
        _notBefore = DateTimeOffset.MinValue;
    }

    /// <param name="ours">Whether the fault is on our side, so that the source need not be spared.</param>
    public void Failed(DateTimeOffset now, TimeSpan? retryAfter, bool ours = false)
    {
        FailuresInARow++;
        var wait = ours || FailuresInARow < Threshold ? TimeSpan.Zero : Grown();
        var asked = retryAfter ?? TimeSpan.Zero;
        asked = asked < LongestRetryAfter ? asked : LongestRetryAfter;
        _notBefore = now + (wait > asked ? wait : asked);
    }

    private TimeSpan Grown()
    {
        var doublings = Math.Min(FailuresInARow - Threshold + 1, 20);
        var grown = interval * Math.Pow(2, doublings);
        return (grown < Longest ? grown : Longest) * (0.8 + (random.NextDouble() * 0.2));
    }
}

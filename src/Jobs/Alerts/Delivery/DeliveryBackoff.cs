using Ioc.Kpi.Alerts;

namespace Ioc.Jobs.Alerts.Delivery;

/// <summary>When a message is tried again: twice as long each time, with jitter, never sooner than the other side asked, and not for ever.</summary>
internal static class DeliveryBackoff
{
    public static readonly TimeSpan First = TimeSpan.FromSeconds(5);
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    /// <param name="attempts">How often it was tried.</param>
    /// <param name="made">When the message was made.</param>
    /// <param name="result">What came of the last attempt, a transient one.</param>
    /// <param name="giveUpAfter">How long after it was made a message is given up.</param>
    /// <param name="now">The present instant.</param>
    /// <param name="jitter">A random number from 0 to 1.</param>
    /// <returns>Null when it is given up.</returns>
    public static DateTimeOffset? Next(int attempts, DateTimeOffset made, DeliveryResult result, TimeSpan giveUpAfter, DateTimeOffset now, double jitter)
    {
        var grown = First * Math.Pow(2, Math.Min(attempts - 1, 20));
        var wait = (grown < Longest ? grown : Longest) * (0.8 + (jitter * 0.2));
        wait = result.RetryAfter > wait ? result.RetryAfter.Value : wait;
        return now - made >= giveUpAfter ? null : now + wait;
    }
}

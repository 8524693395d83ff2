namespace Ioc.Jobs.Alerts.Watching;

/// <summary>When the loop of the alerts last ended a turn, for the sign of life and for `/health`. Any thread may call.</summary>
public sealed class AlertPulse
{
    /// <summary>A loop that ended no turn for so long stands still.</summary>
    public static readonly TimeSpan StandsStillAfter = TimeSpan.FromSeconds(60);

    private long _last = TimeProvider.System.GetTimestamp();

    public bool IsBeating => TimeProvider.System.GetElapsedTime(Interlocked.Read(ref _last)) < StandsStillAfter;

    internal void Beat() => Interlocked.Exchange(ref _last, TimeProvider.System.GetTimestamp());
}

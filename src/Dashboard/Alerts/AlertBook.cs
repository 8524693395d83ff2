using Ioc.Storage.Alerts;

namespace Ioc.Dashboard.Alerts;

/// <summary>The alerts that screens show now, the gravest first. One keeper writes; any thread may read.</summary>
internal sealed class AlertBook
{
    private volatile IReadOnlyList<OpenAlert> _open = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Open alerts and those without data: by severity, those that nobody has taken on first, muted ones last, then the newest.</summary>
    public IReadOnlyList<OpenAlert> Open
    {
        get => _open;
        set
        {
            _open = [.. value.OrderByDescending(alert => alert.State.Severity).ThenBy(Rank).ThenByDescending(alert => alert.State.PhaseSince).ThenBy(alert => alert.State.Fingerprint.ToString(), StringComparer.Ordinal)];
            Interlocked.Exchange(ref _changed, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        }
    }

    /// <summary>Ends when the alerts change after it was asked for.</summary>
    public Task Changed => Volatile.Read(ref _changed).Task;

    private static int Rank(OpenAlert alert) => SceneAlerts.StateOf(alert) switch { "firing" => 0, "acknowledged" => 1, "no-data" => 2, _ => 3 };
}

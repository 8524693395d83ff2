namespace Ioc.Kpi.Alerts;

/// <summary>The channels as screens may see and try them; whoever delivers puts itself behind it. Any thread may call.</summary>
/// <param name="read">Every channel of the deployment.</param>
/// <param name="send">Sends a trial: channel, address, the account that asks.</param>
public sealed class AlertChannelDoor(
    Func<IReadOnlyList<AlertChannelStatus>> read, Func<string, string, string, CancellationToken, Task<AlertTrialReport>> send)
{
    /// <summary>Nothing delivers here.</summary>
    public static readonly AlertChannelDoor Closed = new(
        () => [], (channel, _, _, _) => Task.FromResult(new AlertTrialReport(channel, DeliveryResult.Permanent("nothing delivers alerts here"), TimeSpan.Zero)));

    public IReadOnlyList<AlertChannelStatus> Read() => read();

    public Task<AlertTrialReport> TryAsync(string channel, string address, string by, CancellationToken cancellationToken) => send(channel, address, by, cancellationToken);
}

using System.Globalization;
using Ioc.Jobs.Alerts;
using Ioc.Jobs.Tests.Alerts.Delivery;
using Ioc.Kpi.Alerts;
using Ioc.Storage.Alerts;

namespace Ioc.Jobs.Tests.Alerts.Killed;

/// <summary>A process that commits transitions with their messages and delivers them, as the service does; made to be killed.</summary>
internal static class Courier
{
    private const int MostWaiting = 12;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1);

    /// <summary>Says `runs` once it has delivered something, or at once when it has nothing to commit.</summary>
    /// <param name="arguments">The file of the alerts, the address of the receiver, and how many transitions to commit; none for delivering what is there.</param>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var (path, url, most) = (arguments[0], new Uri(arguments[1]), long.Parse(arguments[2], CultureInfo.InvariantCulture));
        var channel = new ChannelOptions
        {
            Name = "hook", Kind = ChannelKind.Webhook, Url = url, AllowPrivate = [url.IdnHost], Secret = DeliveryRig.Secret, Timeout = TimeSpan.FromSeconds(10),
        };
        var rig = new DeliveryRig(new AlertOptions { Channels = [channel] }, path: path);
        var before = LastReceipt(rig);
        await rig.StartAsync();
        var store = new AlertStore(rig.File);
        var said = most == 0;
        if (said)
        {
            await Console.Out.WriteLineAsync("runs");
        }

        for (var number = store.LastTransition() + 1; number <= most; number++)
        {
            Commit(store, number);
            while (rig.Outbox.Backlog().Sum(backlog => backlog.Messages) > MostWaiting)
            {
                await Task.Delay(Pause, TimeProvider.System);
            }

            if (!said && LastReceipt(rig) > before)
            {
                await Console.Out.WriteLineAsync("runs");
                said = true;
            }
        }

        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System);
        return 0;
    }

    private static void Commit(AlertStore store, long number)
    {
        var alert = Some.Alert($"H{number % 20}");
        var item = Some.Item() with { Fingerprint = alert, Transition = number };
        store.Commit(new AlertCommit
        {
            Transitions = [new(number, alert, number, AlertChange.Fired, AlertPhase.Pending, AlertPhase.Firing, Some.Now, 1)],
            Messages = [Some.Message($"t{number}", "hook", at: TimeProvider.System.GetUtcNow(), items: item)],
        });
    }

    private static long LastReceipt(DeliveryRig rig) => rig.Outbox.LastReceipts(null, 1) is [var last] ? last.Id : 0;
}

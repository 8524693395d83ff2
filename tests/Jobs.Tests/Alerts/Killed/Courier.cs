using System.Globalization;
using Ioc.Jobs.Alerts;
using Ioc.Jobs.Tests.Alerts.Delivery;
using Ioc.Kpi.Alerts;
using Ioc.Storage.Alerts;

namespace Ioc.Jobs.Tests.Alerts.Killed;

/// <summary>A process that commits transitions with their messages and delivers them, as the service does; made to be killed.</summary>
internal static class Courier
{
    /// <param name="arguments">The file of the alerts, the address of the receiver, and how many transitions to commit; none for delivering what is there.</param>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var (path, url, most) = (arguments[0], new Uri(arguments[1]), long.Parse(arguments[2], CultureInfo.InvariantCulture));
        var channel = new ChannelOptions
        {
            Name = "hook", Kind = ChannelKind.Webhook, Url = url, AllowPrivate = [url.IdnHost], Secret = DeliveryRig.Secret, Timeout = TimeSpan.FromSeconds(10),
        };
        var rig = new DeliveryRig(new AlertOptions { Channels = [channel] }, path: path);
        await rig.StartAsync();
        var (store, said) = (new AlertStore(rig.File), false);
        for (var number = store.LastTransition() + 1; number <= most; number++)
        {
            var alert = Some.Alert($"H{number % 20}");
            var item = Some.Item() with { Fingerprint = alert, Transition = number };
            store.Commit(new AlertCommit
            {
                Transitions = [new(number, alert, number, AlertChange.Fired, AlertPhase.Pending, AlertPhase.Firing, Some.Now, 1)],
                Messages = [Some.Message($"t{number}", "hook", at: TimeProvider.System.GetUtcNow(), items: item)],
            });
            await SayOnceAsync();
        }

        await SayOnceAsync();

        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System);
        return 0;

        async Task SayOnceAsync()
        {
            if (!said)
            {
                await Console.Out.WriteLineAsync("runs");
                said = true;
            }
        }
    }
}

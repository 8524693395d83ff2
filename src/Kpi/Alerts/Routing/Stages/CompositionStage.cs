using System.Security.Cryptography;
using System.Text;

namespace Ioc.Kpi.Alerts.Routing.Stages;

/// <summary>One message for each contact: what is open before what is closed, the gravest first, as many as fit, the others counted.</summary>
internal static class CompositionStage
{
    public static void Run(RoutingRun run)
    {
        var last = run.Input.Memory.Transitions is [.., var newest] ? newest.Number : 0;
        foreach (var receiver in run.Receivers.Where(receiver => receiver.IsDue))
        {
            var considered = Math.Max(last, receiver.ConsideredUntil);
            if (receiver.Items.Count > 0)
            {
                Compose(run, receiver);
                run.Memories.Add(new AlertReceiverMemory(receiver.Receiver.Name, run.Now, considered));
            }
            else if (receiver.Memory is null || considered > receiver.ConsideredUntil)
            {
                run.Memories.Add(new AlertReceiverMemory(receiver.Receiver.Name, receiver.Memory?.LastMessageAt, considered));
            }
        }
    }

    private static void Compose(RoutingRun run, ReceiverRun receiver)
    {
        var items = receiver.Items
            .OrderBy(item => item.IsOver).ThenByDescending(item => item.Item.Severity).ThenBy(item => item.Item.Since)
            .ThenBy(item => item.Id, StringComparer.Ordinal).ThenBy(item => item.Item.Episode).ThenBy(item => item.Item.Transition).ToList();
        var listed = items.Take(receiver.Receiver.MostItems).Select(item => item.Item).ToList();
        var known = listed.Select(item => item.Fingerprint).ToHashSet();
        var omitted = items.Skip(listed.Count).Select(item => item.Item.Fingerprint).Where(fingerprint => !known.Contains(fingerprint)).Distinct().Count();
        var kind = items.Select(item => item.Kind).Min(Weight) switch
        {
            0 => AlertMessageKind.Change,
            1 => AlertMessageKind.Escalation,
            _ => AlertMessageKind.Repeat,
        };
        var tokens = string.Join('\n', items.Select(item => item.Token).Order(StringComparer.Ordinal));
        foreach (var contact in receiver.Receiver.Contacts)
        {
            run.Messages.Add(new AlertMessage(
                Key(receiver.Receiver.Name, contact, tokens), kind, receiver.Receiver.Name, contact.Channel, contact.Address, listed, omitted, run.Now));
        }
    }

    /// <summary>A message that says several things has the kind of the one that matters most.</summary>
    private static int Weight(AlertMessageKind kind) => kind switch
    {
        AlertMessageKind.Change => 0,
        AlertMessageKind.Escalation => 1,
        _ => 2,
    };

    private static string Key(string receiver, RoutingContact contact, string tokens) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{receiver}\n{contact.Channel}\n{contact.Address}\n{tokens}")), 0, 16);
}

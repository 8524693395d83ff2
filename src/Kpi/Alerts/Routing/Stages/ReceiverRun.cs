namespace Ioc.Kpi.Alerts.Routing.Stages;

/// <summary>What one receiver is to be told.</summary>
internal sealed class ReceiverRun(RoutingReceiver receiver, RoutingMemory memory)
{
    private readonly Dictionary<AlertFingerprint, AlertTold> _changed = [];

    public RoutingReceiver Receiver => receiver;

    public AlertReceiverMemory? Memory { get; } = memory.FindReceiver(receiver.Name);

    public long ConsideredUntil { get; } = memory.ConsideredUntil(receiver.Name);

    /// <summary>Whether its interval is over; set by the grouping.</summary>
    public bool IsDue { get; set; }

    /// <summary>Unmuted alerts that a route within its hours, or an escalation, gives it; set by the routing.</summary>
    public List<RoutedAlert> Alerts { get; } = [];

    /// <summary>Rows in which it believes an alert to be open.</summary>
    public List<AlertTold> Believed { get; } = [];

    public List<DraftItem> Items { get; } = [];

    /// <summary>Alerts that are already in the message.</summary>
    public HashSet<AlertFingerprint> Mentioned { get; } = [];

    public IEnumerable<AlertTold> Changed => _changed.Values;

    /// <summary>What it was told up to now, without what this message says.</summary>
    public AlertTold? Told(AlertFingerprint fingerprint) => memory.FindTold(receiver.Name, fingerprint);

    public void Tell(DraftItem item)
    {
        Items.Add(item);
        Mentioned.Add(item.Item.Fingerprint);
    }

    public bool HearsOfLater(AlertTold told) => _changed.TryGetValue(told.Fingerprint, out var changed) && changed.Open && changed.Episode > told.Episode;

    /// <summary>Of two rows of one alert the one of the later firing stays; what was told is never forgotten.</summary>
    public void Put(AlertTold told)
    {
        var before = _changed.GetValueOrDefault(told.Fingerprint) ?? Told(told.Fingerprint);
        var later = _changed.TryGetValue(told.Fingerprint, out var changed) && changed.Episode > told.Episode ? changed : told;
        _changed[told.Fingerprint] = later with { Transition = Math.Max(told.Transition, before?.Transition ?? 0) };
    }
}

namespace Ioc.Jobs.Alerts.Delivery;

/// <summary>The second way to a receiver.</summary>
/// <param name="Receiver">A name of the routing file.</param>
/// <param name="After">How long its message may wait undelivered on any other way; one that is given up is copied at once.</param>
/// <param name="Channel">By which channel the copy goes.</param>
/// <param name="Address">Where to on that channel.</param>
public sealed record AlertFallback(string Receiver, TimeSpan After, string Channel, string Address);

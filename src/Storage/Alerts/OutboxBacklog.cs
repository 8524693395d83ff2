namespace Ioc.Storage.Alerts;

/// <summary>What one channel has not sent yet.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Messages">How many wait or are being sent.</param>
/// <param name="Oldest">When the oldest of them was made.</param>
public sealed record OutboxBacklog(string Channel, long Messages, DateTimeOffset Oldest);

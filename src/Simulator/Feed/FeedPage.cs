using System.Text.Json;

namespace Ioc.Simulator.Feed;

/// <summary>One page of a feed: its records are written when asked for, straight into the response.</summary>
/// <param name="WriteItem">Writes the i-th record of the page as a JSON object.</param>
internal sealed record FeedPage(long AsOf, FeedCursor? Next, int Count, Action<Utf8JsonWriter, int> WriteItem);

using System.Text.Json;

namespace Ioc.Jobs.Polling.Reference;

/// <summary>How far a source has been read; kept with the journal as the text of <see cref="Kpi.Inbox.SourceCursor"/>.</summary>
/// <param name="Cursor">The page to ask for next; null when a run begins.</param>
/// <param name="ChangedSince">Where the run begins on the source's clock; null reads everything.</param>
/// <param name="RunAsOf">The smallest `asOf` of the pages of a run that is still going on.</param>
internal sealed record PollPosition(string? Cursor, DateTimeOffset? ChangedSince, DateTimeOffset? RunAsOf)
{
    /// <summary>Everything from the beginning.</summary>
    public static readonly PollPosition Start = new(null, null, null);

    /// <summary>Runs overlap, since a source may show a change a little after the change's time.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromMinutes(10);

    /// <summary>A source whose clock is further ahead than this is not believed; then ours counts, which only reads more again.</summary>
    private static readonly TimeSpan ClockTrust = TimeSpan.FromDays(1);

    /// <summary>Where the source is read on after a page.</summary>
    public PollPosition After(string? nextCursor, DateTimeOffset asOf, DateTimeOffset now)
    {
        // The first page's time, not the last one's: what changes while a run pages on may stand before the place reached already.
        var runAsOf = RunAsOf is { } earlier && earlier < asOf ? earlier : asOf;
        if (nextCursor is not null)
        {
            return this with { Cursor = nextCursor, RunAsOf = runAsOf };
        }

        var trusted = runAsOf > now + ClockTrust ? now : runAsOf;
        return new PollPosition(null, trusted.UtcTicks > Overlap.Ticks ? trusted - Overlap : trusted, null);
    }

    /// <summary>The same run from its beginning.</summary>
    public PollPosition Again() => this with { Cursor = null, RunAsOf = null };

    public string ToText() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    /// <summary>Reads what <see cref="ToText"/> wrote; anything else reads the source from the beginning, which only costs time.</summary>
    public static PollPosition Read(string? text)
    {
        try
        {
            return text is null ? Start : JsonSerializer.Deserialize<PollPosition>(text, JsonSerializerOptions.Web) ?? Start;
        }
        catch (JsonException)
        {
            return Start;
        }
    }
}

namespace Ioc.Kpi.Inbox;

/// <summary>How far a source has been read. The text is the poller's own; the journal only keeps it.</summary>
public sealed record SourceCursor(string Source, string Position);

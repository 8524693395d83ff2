namespace Ioc.Kpi.Alerts.Rules;

/// <summary>The figures of Ioc itself that rules may watch, written `service:outbox-oldest-seconds`. The host fills them in; times are seconds, 0 where all is well.</summary>
public static class ServiceMeasureNames
{
    /// <summary>For how long a poll is overdue, one part for each polled source.</summary>
    public const string PollLate = "poll-late-seconds";

    /// <summary>1 while the journal cannot be written, else 0.</summary>
    public const string JournalNotWritable = "journal-not-writable";

    /// <summary>The age of the oldest series point that waits in the spool.</summary>
    public const string SpoolLag = "spool-lag-seconds";

    /// <summary>The age of the oldest alert message that waits in the outbox.</summary>
    public const string OutboxOldest = "outbox-oldest-seconds";

    /// <summary>For how long a channel has failed, one part for each channel.</summary>
    public const string ChannelFailing = "channel-failing-seconds";

    /// <summary>How many rule files were refused while earlier ones stay in force.</summary>
    public const string RuleFilesRefused = "rule-files-refused";

    /// <summary>1 while the calendar lacks a year that is needed, else 0. The evaluator knows this one by itself.</summary>
    public const string CalendarYearMissing = "calendar-year-missing";

    public static IReadOnlyList<string> All { get; } =
        [PollLate, JournalNotWritable, SpoolLag, OutboxOldest, ChannelFailing, RuleFilesRefused, CalendarYearMissing];
}

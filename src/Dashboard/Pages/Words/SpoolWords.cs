using Ioc.Dashboard.Api;
using Ioc.Dashboard.Text;
using Ioc.Kpi.Series;

namespace Ioc.Dashboard.Pages.Words;

/// <summary>What the page of sources says about the way to the series store.</summary>
internal static class SpoolWords
{
    /// <summary>The mark beside it, one of those of sources.</summary>
    public static string Mark(SpoolStatus spool) => spool.State switch { SpoolState.Ok => "ok", SpoolState.Behind => "late", _ => "failing" };

    public static string State(SpoolStatus spool, Texts texts) => texts["board.spool.state." + ApiWords.Of(spool.State)];

    /// <summary>How much waits and since when, and what is in the quarantine.</summary>
    public static string Waiting(SpoolStatus spool, Texts texts)
    {
        var waiting = spool.Points + spool.Held;
        var words = waiting == 0
            ? texts["board.spool.nothing"]
            : texts["board.spool.waiting"].Replace("{points}", NumberWords.Of(waiting), StringComparison.Ordinal)
                .Replace("{age}", AgeWords.Of(spool.Lag.TotalSeconds, texts), StringComparison.Ordinal);
        return spool.Quarantined == 0
            ? words
            : words + " · " + texts["board.spool.quarantined"].Replace("{points}", NumberWords.Of(spool.Quarantined), StringComparison.Ordinal);
    }
}

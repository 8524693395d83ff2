using Ioc.Dashboard.Pages.Tablet;
using Ioc.Dashboard.Text;
using Ioc.Kpi.Alerts;
using Ioc.Kpi.Time;
using Ioc.Storage.Alerts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ioc.Dashboard.Pages.Alerts;

/// <summary>Puts together the page of channels and messages. Any thread may call.</summary>
internal sealed class MessageSheet(AlertOutbox outbox, AlertChannelDoor door, BoardPages boards, PageFrames frames, LocalTime zone, Texts texts)
{
    private const int MostLines = 100;
    private const int MostReceipts = 500;

    /// <param name="before">Only older messages; null from the newest on.</param>
    /// <param name="trial">What came of a trial that was just made; null where none was.</param>
    public RazorComponentResult<MessagesPage> Page(HttpContext context, long? before, AlertTrialReport? trial = null)
    {
        var messages = outbox.Last(new OutboxFilter(), before, MostLines);
        var receipts = outbox.LastReceipts(null, MostReceipts).GroupBy(receipt => receipt.Message)
            .ToDictionary(group => group.Key, group => group.MaxBy(receipt => receipt.Attempt)!.Detail);
        return new(new
        {
            Board = boards.Bare(frames.For(context)), Channels = door.Read(), Trial = trial, Messages = messages, Receipts = receipts, Zone = zone,
            Older = messages.Count == MostLines ? messages[^1].Id : (long?)null, Texts = texts,
        });
    }
}

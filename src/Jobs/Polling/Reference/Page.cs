using Ioc.Kpi.Inbox;
using Ioc.Kpi.Validation;

namespace Ioc.Jobs.Polling.Reference;

/// <summary>What one page says.</summary>
internal sealed class Page
{
    public UpdateBatch Batch { get; } = new();

    public TallyBuilder Tally { get; } = new();

    /// <summary>Null on the last page of a run.</summary>
    public string? NextCursor { get; set; }

    public DateTimeOffset AsOf { get; set; }
}

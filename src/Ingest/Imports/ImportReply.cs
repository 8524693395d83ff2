using Ioc.Ingest.Delivery;

namespace Ioc.Ingest.Imports;

/// <summary>The reply to an import: that of a push, and the rows read.</summary>
internal sealed record ImportReply(
    int Accepted, int Unchanged, int Suspect, int RejectedTotal, IReadOnlyList<RejectedRecord> Rejected, long Rows,
    IReadOnlyList<string> IgnoredColumns)
{
    public static ImportReply Of(ImportResult result) =>
        new(result.Accepted, result.Unchanged, result.Suspect, result.RejectedTotal, result.Rejected, result.Rows, result.IgnoredColumns);
}

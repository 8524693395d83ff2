using Ioc.Ingest.Delivery;

namespace Ioc.Ingest.Imports;

/// <summary>What an import came to. Everything counted here is durable.</summary>
public sealed class ImportResult
{
    internal ImportResult(DeliveryOutcome outcome, long rows, IReadOnlyList<string> ignoredColumns, IngestFault? fault)
    {
        Accepted = outcome.Accepted;
        Unchanged = outcome.Unchanged;
        Suspect = outcome.Suspect;
        RejectedTotal = outcome.RejectedTotal;
        Rejected = outcome.Rejected;
        Rows = rows;
        IgnoredColumns = ignoredColumns;
        Fault = fault;
    }

    public int Accepted { get; }

    public int Unchanged { get; }

    /// <summary>Rows taken that carry at least one data-quality flag.</summary>
    public int Suspect { get; }

    public int RejectedTotal { get; }

    /// <summary>The first thousand.</summary>
    public IReadOnlyList<RejectedRecord> Rejected { get; }

    /// <summary>Data rows read, without the header and blank lines.</summary>
    public long Rows { get; }

    /// <summary>Columns of the file that mean nothing here.</summary>
    public IReadOnlyList<string> IgnoredColumns { get; }

    /// <summary>Why reading stopped before the end, in a sentence; null when everything was read.</summary>
    public string? Problem => Fault is null ? null : Fault.Detail is null ? Fault.Error.Title : $"{Fault.Error.Title} {Fault.Detail}";

    internal IngestFault? Fault { get; }
}

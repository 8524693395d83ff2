using CsvHelper;
using Ioc.Ingest.Delivery;
using Ioc.Kpi.Inbox;
using Ioc.Kpi.Reading;
using Ioc.Kpi.Time;
using Ioc.Kpi.Validation;

namespace Ioc.Ingest.Imports;

/// <summary>One import under way: turns rows into batches and counts.</summary>
internal sealed class ImportRun(CsvRows rows, ImportRowReader reader, DeliveryOutcome outcome, TimeProvider clock)
{
    /// <summary>What a decoder puts in the place of bytes that are not UTF-8.</summary>
    private const char Replacement = '\uFFFD';

    private bool _broken;

    /// <summary>Rows read. Once an import has ended without an exception, all of them were delivered.</summary>
    public long Rows { get; private set; }

    public ImportProgress Progress => new(Rows, rows.BytesRead);

    /// <summary>Why the file was not read to its end, and what was taken of it; null when it was.</summary>
    public IngestFault? Fault => !_broken ? null : new IngestFault(
        IngestErrors.NotCsv,
        $"Stopped behind line {rows.Line}: a row is too long, or a quote in it is never closed. {Rows} rows before it were taken: "
        + $"{outcome.Accepted} accepted, {outcome.Unchanged} unchanged, {outcome.RejectedTotal} rejected.");

    public async Task<IngestFault?> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await rows.OpenAsync(cancellationToken);
        }
        catch (CsvFormatException)
        {
            _broken = true;
            return Fault;
        }
    }

    /// <summary>Reads rows until the batch is full.</summary>
    /// <returns>False at the end of the file, or where it cannot be read on.</returns>
    public async Task<bool> FillAsync(UpdateBatch batch, int size, CancellationToken cancellationToken)
    {
        var now = Moment.From(clock.GetUtcNow());
        try
        {
            for (var read = 0; read < size; read++)
            {
                if (!await rows.ReadAsync(cancellationToken))
                {
                    return false;
                }

                Take(batch, now);
            }

            return true;
        }
        catch (CsvFormatException)
        {
            // The rows before the broken one are sound, those of this batch as well.
            _broken = true;
            return false;
        }
    }

    public void Received(InboxReceipt receipt) => outcome.Received(receipt);

    private void Take(UpdateBatch batch, Moment now)
    {
        var row = rows.Current();
        var index = Rows++;
        var broken = BrokenText(row);
        if (broken != RejectionCode.None)
        {
            outcome.Rejects(index, broken, rows.Line);
        }
        else if (reader.TryRead(row, now, out var update, out var suspicions, out var rejection))
        {
            batch.Add(update);
            outcome.Took(suspicions);
        }
        else
        {
            outcome.Rejects(index, rejection, rows.Line);
        }
    }

    /// <summary>A file in another encoding must not fill the board with codes that nobody can read.</summary>
    private static RejectionCode BrokenText(scoped in ImportedRow row) =>
        row.Id.Contains(Replacement) ? RejectionCode.UnreadableId
        : row.Procedure.Contains(Replacement) || row.Agency.Contains(Replacement) ? RejectionCode.UnreadableText
        : RejectionCode.None;
}

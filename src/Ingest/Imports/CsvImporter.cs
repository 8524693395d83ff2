using Ioc.Ingest.Delivery;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Inbox;
using Ioc.Kpi.Reading;
using Ioc.Kpi.Time;
using Ioc.Kpi.Validation;

namespace Ioc.Ingest.Imports;

/// <summary>
/// Imports a CSV file through the inbox, batch by batch, for the import endpoint and the command line. Any number of imports may run
/// at once; a file of a gigabyte takes no more memory than one of a megabyte. Importing a file again changes nothing.
/// </summary>
public sealed class CsvImporter
{
    private const int BatchSize = 1000;

    private readonly IDossierInbox _inbox;
    private readonly DossierCodes _codes;
    private readonly Func<DossierKeyHasher> _hashers;
    private readonly LocalTime _zone;
    private readonly DeliveryLedger _ledger;
    private readonly TimeProvider _clock;

    internal CsvImporter(
        IDossierInbox inbox, DossierCodes codes, Func<DossierKeyHasher> hashers, LocalTime zone, DeliveryLedger ledger, TimeProvider clock)
    {
        _inbox = inbox;
        _codes = codes;
        _hashers = hashers;
        _zone = zone;
        _ledger = ledger;
        _clock = clock;
    }

    /// <summary>
    /// Reads the stream to its end; rows that cannot be taken are listed in the result and do not stop it. Where the file cannot be read on,
    /// the rows before that place are taken and the result says why it ends there.
    /// </summary>
    /// <exception cref="InboxUnavailableException">
    /// The inbox was away for longer than the patience, or until a person acts. What was counted before stays; import the file again.
    /// </exception>
    public async Task<ImportResult> ImportAsync(Stream csv, ImportRequest request, CancellationToken cancellationToken)
    {
        var started = _clock.GetTimestamp();
        var outcome = new DeliveryOutcome(DoorKind.Import);
        using var hasher = _hashers();
        using var rows = new CsvRows(csv, request.Mapping);
        var sourceId = _codes.Sources.IdOf(CodeTable.Canonical(request.Source));
        var reader = new ImportRowReader(_codes, hasher, request.Mapping.Status, _zone, sourceId);
        var run = new ImportRun(rows, reader, outcome, _clock);

        try
        {
            var fault = await ReadAllAsync(run, request, cancellationToken);
            if (fault is null)
            {
                _ledger.Delivered(request.Source, started, outcome);
            }
            else
            {
                _ledger.Failed(request.Source, started, fault, outcome);
            }

            return new ImportResult(outcome, run.Rows, rows.IgnoredColumns, fault);
        }
        catch
        {
            _ledger.BrokeOff(request.Source, outcome);
            throw;
        }
    }

    private async Task<IngestFault?> ReadAllAsync(ImportRun run, ImportRequest request, CancellationToken cancellationToken)
    {
        if (await run.OpenAsync(cancellationToken) is { } fault)
        {
            return fault;
        }

        var batch = new UpdateBatch();
        bool more;
        do
        {
            batch.Clear();
            more = await run.FillAsync(batch, BatchSize, cancellationToken);
            run.Received(await AcceptAsync(batch, request.Patience, cancellationToken));
            request.Progress?.Invoke(run.Progress);
        }
        while (more);
        return run.Fault;
    }

    private async Task<InboxReceipt> AcceptAsync(UpdateBatch batch, TimeSpan patience, CancellationToken cancellationToken)
    {
        var started = _clock.GetTimestamp();
        while (true)
        {
            try
            {
                return await _inbox.AcceptAsync(batch, cancellationToken);
            }
            catch (InboxUnavailableException unavailable) when (!unavailable.NeedsPerson && _clock.GetElapsedTime(started) < patience)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), _clock, cancellationToken);
            }
        }
    }
}

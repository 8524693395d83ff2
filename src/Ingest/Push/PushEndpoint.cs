using Ioc.Ingest.Delivery;
using Ioc.Ingest.Senders;
using Ioc.Kpi.Inbox;
using Ioc.Kpi.Time;
using Ioc.Kpi.Validation;
using Microsoft.AspNetCore.Http;

namespace Ioc.Ingest.Push;

/// <summary>`POST /api/v1/dossier-updates` (contracts.md, "Taking updates").</summary>
internal sealed class PushEndpoint(
    SenderDoor door, PushBodyReader bodies, IDossierInbox inbox, DeliveryLedger ledger, TimeProvider clock)
{
    /// <summary>A large body reaches the inbox in parts of so many updates.</summary>
    private const int PartSize = 16_384;

    public Task<IResult> HandleAsync(HttpContext context) =>
        door.EnterAsync(context, sender => TakeAsync(context, sender));

    private async Task<IResult> TakeAsync(HttpContext context, Sender sender)
    {
        var started = clock.GetTimestamp();
        var outcome = new DeliveryOutcome(DoorKind.NationalRecord);
        try
        {
            var fault = await ReadAndDeliverAsync(context.Request, sender, outcome, context.RequestAborted);
            if (fault is not null)
            {
                ledger.Failed(sender.Id, started, fault, outcome);
                return fault.ToResult(context);
            }
        }
        catch (InboxUnavailableException exception)
        {
            ledger.BrokeOff(sender.Id, outcome);
            return new IngestFault(IngestErrors.Unavailable, exception.Message, exception.RetryAfter).ToResult(context);
        }

        ledger.Delivered(sender.Id, started, outcome);
        return Results.Json(PushReply.Of(outcome));
    }

    private async Task<IngestFault?> ReadAndDeliverAsync(
        HttpRequest request, Sender sender, DeliveryOutcome outcome, CancellationToken cancellationToken)
    {
        if (PushFormats.Of(request) is not { } format)
        {
            return new IngestFault(IngestErrors.UnsupportedType, "Send application/json or application/x-ndjson in UTF-8.");
        }

        using var body = bodies.Begin(request);
        return await bodies.ReadAsync(request, body, cancellationToken)
            ?? await DeliverAsync(body, format, sender, outcome, cancellationToken);
    }

    private async Task<IngestFault?> DeliverAsync(
        PushBody body, PushFormat format, Sender sender, DeliveryOutcome outcome, CancellationToken cancellationToken)
    {
        var records = new RecordCursor(body.Bytes, format, outcome);
        if (body.IsLarge && records.Check() is { } fault)
        {
            return fault;
        }

        // A small body is read whole before anything of it is accepted, so it needs no check beforehand.
        var part = body.IsLarge ? PartSize : int.MaxValue;
        var batch = sender.TakeBatch();
        try
        {
            do
            {
                batch.Clear();
                if (Fill(records, batch, sender, part) is { } late)
                {
                    return late;
                }

                outcome.Received(await inbox.AcceptAsync(batch, cancellationToken));
            }
            while (!records.AtEnd);
            return null;
        }
        finally
        {
            // The inbox is done with it: it reads a batch only until AcceptAsync ends.
            sender.GiveBack(batch);
        }
    }

    private IngestFault? Fill(RecordCursor records, UpdateBatch batch, Sender sender, int part)
    {
        var reader = sender.TakeReader();
        try
        {
            return records.Fill(batch, reader, Moment.From(clock.GetUtcNow()), part);
        }
        finally
        {
            sender.GiveBack(reader);
        }
    }
}

using Ioc.Ingest.Senders;
using Ioc.Kpi.Inbox;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Ioc.Ingest.Imports;

/// <summary>`POST /api/v1/imports?source=ID` (contracts.md, "Taking updates"). Streams: nothing waits for the whole body.</summary>
internal sealed class ImportEndpoint(SenderDoor door, CsvImporter importer)
{
    public Task<IResult> HandleAsync(HttpContext context) =>
        door.EnterAsync(context, sender => TakeAsync(context, sender));

    private async Task<IResult> TakeAsync(HttpContext context, Sender sender)
    {
        if (Refuse(context.Request, sender) is { } refusal)
        {
            return refusal.ToResult(context);
        }

        try
        {
            var result = await importer.ImportAsync(context.Request.Body, new ImportRequest(sender.Id), context.RequestAborted);
            return result.Fault?.ToResult(context, ImportReply.Of(result)) ?? Results.Json(ImportReply.Of(result));
        }
        catch (InboxUnavailableException exception)
        {
            return new IngestFault(IngestErrors.Unavailable, exception.Message, exception.RetryAfter).ToResult(context);
        }
        catch (BadHttpRequestException exception)
        {
            var error = exception.StatusCode == StatusCodes.Status408RequestTimeout ? IngestErrors.BodyTooSlow : IngestErrors.BodyIncomplete;
            return new IngestFault(error).ToResult(context);
        }
    }

    private static IngestFault? Refuse(HttpRequest request, Sender sender)
    {
        var source = request.Query["source"].ToString();
        if (source.Length == 0)
        {
            return new IngestFault(IngestErrors.MissingSource);
        }

        if (!string.Equals(source, sender.Id, StringComparison.Ordinal))
        {
            return new IngestFault(IngestErrors.WrongSource);
        }

        if (request.Headers.ContentEncoding.ToString() is { Length: > 0 } encoding && encoding != "identity")
        {
            return new IngestFault(IngestErrors.UnsupportedEncoding, "An import is sent uncompressed.");
        }

        return MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && type.MediaType.Equals("text/csv", StringComparison.OrdinalIgnoreCase)
            ? null
            : new IngestFault(IngestErrors.UnsupportedType, "Send text/csv in UTF-8.");
    }
}

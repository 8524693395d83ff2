using System.Globalization;
using Ioc.Ingest.Imports;
using Microsoft.AspNetCore.Http;

namespace Ioc.Ingest;

/// <summary>Why a whole request was not taken.</summary>
/// <param name="Detail">What is special about this occurrence; never a part of the body.</param>
internal sealed record IngestFault(IngestError Error, string? Detail = null, TimeSpan? RetryAfter = null)
{
    /// <summary>The RFC 9457 problem details, with the headers that belong to the status.</summary>
    /// <param name="context">Of the request.</param>
    /// <param name="imported">What became durable nevertheless: an import is taken while it is read.</param>
    public IResult ToResult(HttpContext context, ImportReply? imported = null)
    {
        var headers = context.Response.Headers;
        if (Error == IngestErrors.Unauthorized)
        {
            headers.WWWAuthenticate = "Bearer realm=\"ioc\"";
        }

        if (RetryAfter is { } wait)
        {
            headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        var extensions = new Dictionary<string, object?> { ["code"] = Error.Code };
        if (imported is not null)
        {
            extensions["imported"] = imported;
        }

        return Results.Problem(
            Detail, statusCode: Error.Status, title: Error.Title, type: "urn:ioc:error:" + Error.Code, extensions: extensions);
    }
}

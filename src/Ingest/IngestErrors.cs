using Microsoft.AspNetCore.Http;

namespace Ioc.Ingest;

/// <summary>Every error that the doors answer as a whole; faults of single records are rejections in the reply.</summary>
internal static class IngestErrors
{
    public static readonly IngestError NotJson = new("not-json", StatusCodes.Status400BadRequest, "The body is not JSON.");
    public static readonly IngestError WrongShape = new("wrong-shape", StatusCodes.Status400BadRequest, "The body is not an array of records.");
    public static readonly IngestError NotGzip = new("not-gzip", StatusCodes.Status400BadRequest, "The body is not gzip, or it ends too early.");
    public static readonly IngestError BodyIncomplete = new("body-incomplete", StatusCodes.Status400BadRequest, "The body ended too early.");
    public static readonly IngestError MissingSource = new("missing-source", StatusCodes.Status400BadRequest, "The query needs source=ID.");
    public static readonly IngestError MissingColumns = new("missing-columns", StatusCodes.Status400BadRequest, "The header lacks required columns.");
    public static readonly IngestError RepeatedColumns = new("repeated-columns", StatusCodes.Status400BadRequest, "The header names a column twice.");
    public static readonly IngestError NotCsv = new("not-csv", StatusCodes.Status400BadRequest, "The body cannot be read as CSV.");
    public static readonly IngestError Unauthorized = new("unauthorized", StatusCodes.Status401Unauthorized, "A bearer key of a source is required.");
    public static readonly IngestError WrongSource = new("wrong-source", StatusCodes.Status403Forbidden, "The key does not belong to this source.");
    public static readonly IngestError SourceDisabled = new("source-disabled", StatusCodes.Status403Forbidden, "The source is switched off.");
    public static readonly IngestError BodyTooSlow = new("body-too-slow", StatusCodes.Status408RequestTimeout, "The body took too long to arrive.");
    public static readonly IngestError BodyTooLarge = new("body-too-large", StatusCodes.Status413PayloadTooLarge, "The body is larger than 32 MiB after decompression.");
    public static readonly IngestError UnsupportedType = new("unsupported-type", StatusCodes.Status415UnsupportedMediaType, "The content type is not taken here.");
    public static readonly IngestError UnsupportedEncoding = new("unsupported-encoding", StatusCodes.Status415UnsupportedMediaType, "Only gzip is taken as content encoding.");
    public static readonly IngestError TooManyRequests = new("too-many-requests", StatusCodes.Status429TooManyRequests, "The source has too many requests open.");
    public static readonly IngestError Unavailable = new("unavailable", StatusCodes.Status503ServiceUnavailable, "Nothing can be made durable now.");
}

using System.Text.Json;
using System.Text.Unicode;
using Ioc.Kpi.Reading;
using Ioc.Kpi.Time;
using Ioc.Kpi.Validation;

namespace Ioc.Jobs.Polling.Reference;

/// <summary>
/// Reads a page of the reference source contract, `{items, nextCursor, asOf}` in any order. A page is taken whole or not at all;
/// within a page that is sound, records that the validator rejects are counted and left out.
/// </summary>
internal sealed class PageReader(NationalRecordReader records, LocalTime zone)
{
    private const int LongestCursor = 4096;

    // As deep as a page can be, unlike a push: a record that is nested deeply in a field that nobody reads is taken like any other, since a
    // page that is refused would be asked for again for ever. The reader keeps one bit a level, and a page has no more levels than bytes.
    private const int DeepestPage = 64 * 1024 * 1024;

    private static readonly JsonReaderOptions Options = new() { MaxDepth = DeepestPage };

    /// <returns>False with the failure when the body is not a page.</returns>
    public bool TryRead(ReadOnlySpan<byte> body, Moment now, out Page page, out PollFailure? failure)
    {
        page = new Page();
        body = body.StartsWith("\uFEFF"u8) ? body[3..] : body;
        if (!Utf8.IsValid(body))
        {
            failure = new PollFailure(PollFault.NotUtf8, "the answer is not valid UTF-8");
            return false;
        }

        try
        {
            failure = ReadPage(body, now, page);
        }
        catch (JsonException)
        {
            // The exception's own text may quote the body; it is not passed on.
            failure = IsCutShort(body)
                ? new PollFailure(PollFault.Truncated, "the JSON of the answer ends before its end")
                : new PollFailure(PollFault.NotJson, "the answer is not JSON");
        }

        return failure is null;
    }

    private PollFailure? ReadPage(ReadOnlySpan<byte> body, Moment now, Page page)
    {
        var json = new Utf8JsonReader(body, Options);
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject)
        {
            return Shape("the answer is not an object");
        }

        var seen = PageParts.None;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var part = PartOf(json);
            json.Read();
            if (part != PageParts.None && (seen & part) != 0)
            {
                return Shape("a part of the page stands there twice");
            }

            seen |= part;
            if (ReadPart(ref json, body, part, now, page) is { } failure)
            {
                return failure;
            }
        }

        // Reads past the closing brace: what follows it is a fault too.
        json.Read();
        return seen == PageParts.All ? null : Shape($"{Missing(seen)} is missing");
    }

    private PollFailure? ReadPart(ref Utf8JsonReader json, ReadOnlySpan<byte> body, PageParts part, Moment now, Page page)
    {
        switch (part)
        {
            case PageParts.Items when json.TokenType != JsonTokenType.StartArray:
                return Shape("items is not an array");
            case PageParts.Items:
                ReadItems(ref json, body, now, page);
                return null;
            case PageParts.NextCursor:
                return TryReadCursor(json, page) ? null : Shape($"nextCursor is not null and not a text of at most {LongestCursor} letters");
            case PageParts.AsOf:
                return TryReadAsOf(json, page) ? null : Shape("asOf is not a time");
            default:
                json.Skip();
                return null;
        }
    }

    private void ReadItems(ref Utf8JsonReader json, ReadOnlySpan<byte> body, Moment now, Page page)
    {
        records.Begin(page.Batch);
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            var from = (int)json.TokenStartIndex;
            json.Skip();
            ReadItem(body[from..(int)json.BytesConsumed], now, page);
        }

        records.Complete();
    }

    private void ReadItem(ReadOnlySpan<byte> item, Moment now, Page page)
    {
        // It was JSON a moment ago, so it cannot be at fault as a whole.
        var cursor = new JsonCursor(item, DeepestPage);
        if (records.TryAdd(ref cursor, now, out var suspicions, out var rejection))
        {
            page.Tally.Add(suspicions);
        }
        else
        {
            page.Tally.Add(rejection);
        }
    }

    private static bool TryReadCursor(in Utf8JsonReader json, Page page)
    {
        if (json.TokenType == JsonTokenType.Null)
        {
            return true;
        }

        if (json.TokenType != JsonTokenType.String || json.ValueSpan.Length > LongestCursor)
        {
            return false;
        }

        try
        {
            var cursor = json.GetString();
            page.NextCursor = string.IsNullOrEmpty(cursor) ? null : cursor;
            return true;
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate, escaped: not a text.
            return false;
        }
    }

    /// <summary>ISO 8601; without an offset it is local time.</summary>
    private bool TryReadAsOf(in Utf8JsonReader json, Page page)
    {
        if (json.TokenType != JsonTokenType.String || !json.TryGetDateTime(out var time) || time.Year is < 1971 or > 9990)
        {
            return false;
        }

        if (time.Kind != DateTimeKind.Unspecified)
        {
            json.TryGetDateTimeOffset(out var instant);
            page.AsOf = instant.ToUniversalTime();
            return true;
        }

        page.AsOf = zone.At(time).ToUtc();
        return true;
    }

    private static PageParts PartOf(in Utf8JsonReader json) =>
        json.ValueIsEscaped ? PageParts.None
        : json.ValueSpan.SequenceEqual("items"u8) ? PageParts.Items
        : json.ValueSpan.SequenceEqual("nextCursor"u8) ? PageParts.NextCursor
        : json.ValueSpan.SequenceEqual("asOf"u8) ? PageParts.AsOf
        : PageParts.None;

    private static string Missing(PageParts seen) =>
        (seen & PageParts.Items) == 0 ? "items" : (seen & PageParts.NextCursor) == 0 ? "nextCursor" : "asOf";

    /// <summary>Whether the body is the beginning of some JSON: nothing in it is wrong but that it stops.</summary>
    private static bool IsCutShort(ReadOnlySpan<byte> body)
    {
        var json = new Utf8JsonReader(body, isFinalBlock: false, new JsonReaderState(Options));
        try
        {
            while (json.Read())
            {
            }

            return json.CurrentDepth > 0 || json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray or JsonTokenType.None;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static PollFailure Shape(string detail) => new(PollFault.WrongShape, detail);

    [Flags]
    private enum PageParts
    {
        None = 0,
        Items = 1,
        NextCursor = 2,
        AsOf = 4,
        All = Items | NextCursor | AsOf,
    }
}

using System.Text.Json;
using Ioc.Ingest.Delivery;
using Ioc.Kpi.Inbox;
using Ioc.Kpi.Reading;
using Ioc.Kpi.Time;

namespace Ioc.Ingest.Push;

/// <summary>
/// Goes through the records of a body, an array or lines, and packs them, a part at a time. A body can be checked as a whole first,
/// so that a fault at its end is found before its beginning is accepted. Not thread-safe.
/// </summary>
internal sealed class RecordCursor(ReadOnlyMemory<byte> body, PushFormat format, DeliveryOutcome outcome)
{
    private const int MaxDepth = NationalRecordReader.MaxDepth;

    private readonly ReadOnlyMemory<byte> _body = WithoutMark(body);
    private int _at;
    private long _line;
    private long _index;

    /// <summary>True once every record has been read.</summary>
    public bool AtEnd { get; private set; }

    /// <summary>Whether the whole body is JSON of the right shape; reads nothing.</summary>
    /// <returns>Null when it is.</returns>
    public IngestFault? Check() =>
        format == PushFormat.Array ? CheckArray() : CheckLines();

    /// <summary>Reads records until the batch holds about <paramref name="max"/> updates, or to the end.</summary>
    /// <returns>Why the whole body is at fault; null when it is not.</returns>
    public IngestFault? Fill(UpdateBatch batch, NationalRecordReader reader, Moment now, int max)
    {
        reader.Begin(batch);
        var fault = format == PushFormat.Array ? FillFromArray(batch, reader, now, max) : FillFromLines(batch, reader, now, max);
        reader.Complete();
        return fault;
    }

    private IngestFault? CheckArray()
    {
        var json = new JsonCursor(_body.Span, MaxDepth);
        try
        {
            if (json.Peek() != JsonKind.Array)
            {
                return new IngestFault(IngestErrors.WrongShape);
            }

            json.Skip();
            json.End();
            return null;
        }
        catch (JsonException exception)
        {
            return NotJson(exception);
        }
    }

    private IngestFault? CheckLines()
    {
        var rest = _body.Span;
        for (var number = 1L; !rest.IsEmpty; number++)
        {
            var line = NextLine(ref rest);
            if (line.IsEmpty)
            {
                continue;
            }

            try
            {
                var json = new JsonCursor(line, MaxDepth);
                json.Skip();
                json.End();
            }
            catch (JsonException)
            {
                return BadLine(number);
            }
        }

        return null;
    }

    private IngestFault? FillFromArray(UpdateBatch batch, NationalRecordReader reader, Moment now, int max)
    {
        try
        {
            return _at == 0 ? BeginArray(batch, reader, now, max) : ReadItems(JsonCursor.BehindItem(_body.Span, MaxDepth, _at), batch, reader, now, max);
        }
        catch (JsonException exception)
        {
            return NotJson(exception);
        }
    }

    private IngestFault? BeginArray(UpdateBatch batch, NationalRecordReader reader, Moment now, int max)
    {
        var json = new JsonCursor(_body.Span, MaxDepth);
        if (json.Peek() != JsonKind.Array)
        {
            return new IngestFault(IngestErrors.WrongShape);
        }

        json.Enter();
        return ReadItems(json, batch, reader, now, max);
    }

    private IngestFault? ReadItems(JsonCursor json, UpdateBatch batch, NationalRecordReader reader, Moment now, int max)
    {
        while (batch.Count < max)
        {
            if (!json.NextItem())
            {
                json.End();
                AtEnd = true;
                return null;
            }

            Take(ref json, reader, now);
        }

        _at = json.Position;
        return null;
    }

    private IngestFault? FillFromLines(UpdateBatch batch, NationalRecordReader reader, Moment now, int max)
    {
        var rest = _body.Span[_at..];
        while (batch.Count < max && !rest.IsEmpty)
        {
            _line++;
            var line = NextLine(ref rest);
            if (line.IsEmpty)
            {
                continue;
            }

            try
            {
                var json = new JsonCursor(line, MaxDepth);
                Take(ref json, reader, now);
                json.End();
            }
            catch (JsonException)
            {
                return BadLine(_line);
            }
        }

        _at = _body.Length - rest.Length;
        AtEnd = rest.IsEmpty;
        return null;
    }

    private void Take(ref JsonCursor json, NationalRecordReader reader, Moment now)
    {
        if (reader.TryAdd(ref json, now, out var suspicions, out var rejection))
        {
            outcome.Took(suspicions);
        }
        else
        {
            outcome.Rejects(_index, rejection);
        }

        _index++;
    }

    private static ReadOnlySpan<byte> NextLine(ref ReadOnlySpan<byte> rest)
    {
        var end = rest.IndexOf((byte)'\n');
        var line = end < 0 ? rest : rest[..end];
        rest = end < 0 ? [] : rest[(end + 1)..];
        return line.Trim(" \t\r"u8);
    }

    // Places only: the exception's text may quote the body.
    private static IngestFault NotJson(JsonException exception) =>
        new(IngestErrors.NotJson, $"Stopped at line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}; at most {MaxDepth} levels are read.");

    private static IngestFault BadLine(long line) =>
        new(IngestErrors.NotJson, $"Line {line} is not one JSON value of at most {MaxDepth} levels.");

    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> body) =>
        body.Span.StartsWith("\uFEFF"u8) ? body[3..] : body;
}

using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Ioc.Storage.Series.Influx;

/// <summary>
/// Points as line protocol, times in whole seconds. Every line has the fields `value` (float) and `parts` (integer), and `numerator`,
/// `denominator` and `last` (integers) where there are any; a field never changes its type.
/// </summary>
internal sealed class LineProtocol
{
    /// <summary>Bits of the field `parts`. A point that replaces another cannot take a field away, so `parts` says which ones count.</summary>
    public const int HasNumerator = 1;
    public const int HasDenominator = 2;

    private readonly ArrayBufferWriter<byte> _lines = new(64 * 1024);

    public ReadOnlyMemory<byte> Lines => _lines.WrittenMemory;

    public int Count { get; private set; }

    public void Clear()
    {
        _lines.ResetWrittenCount();
        Count = 0;
    }

    /// <param name="tags">From <see cref="TagSet"/>.</param>
    /// <param name="withLast">Roll-ups say from which second their value is.</param>
    public void Add(string measurement, ReadOnlySpan<byte> tags, in SeriesValue value, bool withLast)
    {
        Text(measurement);
        _lines.Write(tags);
        _lines.Write(" value="u8);
        Real(value.Value);
        if (value.Numerator is { } numerator)
        {
            _lines.Write(",numerator="u8);
            Whole(numerator);
        }

        if (value.Denominator is { } denominator)
        {
            _lines.Write(",denominator="u8);
            Whole(denominator);
        }

        _lines.Write(",parts="u8);
        Whole(PartsOf(value));
        if (withLast)
        {
            _lines.Write(",last="u8);
            Whole(value.Last);
        }

        EndAt(value.At);
    }

    /// <summary>A line without tags, of integers.</summary>
    public void Add(string measurement, ReadOnlySpan<(string Field, long Number)> fields, long at) => Add(measurement, [], fields, [], at);

    /// <summary>A line of texts. What is no letter of a line, such as a line break, becomes a space.</summary>
    /// <param name="tags">From <see cref="TagSet"/>.</param>
    public void Add(string measurement, ReadOnlySpan<byte> tags, ReadOnlySpan<(string Field, string Text)> fields, long at) => Add(measurement, tags, [], fields, at);

    /// <summary>A line of integers and texts.</summary>
    public void Add(
        string measurement, ReadOnlySpan<byte> tags, ReadOnlySpan<(string Field, long Number)> numbers, ReadOnlySpan<(string Field, string Text)> texts, long at)
    {
        Text(measurement);
        _lines.Write(tags);
        var separator = ' ';
        foreach (var (field, number) in numbers)
        {
            Text($"{separator}{field}=");
            Whole(number);
            separator = ',';
        }

        foreach (var (field, words) in texts)
        {
            var text = new StringBuilder(words.Length + 8);
            foreach (var letter in words)
            {
                text.Append(letter is '"' or '\\' ? "\\" : "").Append(char.IsControl(letter) ? ' ' : letter);
            }

            Text($"{separator}{field}=\"{text}\"");
            separator = ',';
        }

        EndAt(at);
    }

    /// <summary>The tags of a line, escaped, each with its comma before it.</summary>
    public static byte[] TagSet(InfluxTags tags)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in tags.Pairs)
        {
            if (value.Length > 0)
            {
                text.Append(',').Append(name).Append('=');
                foreach (var letter in value)
                {
                    text.Append(letter is ',' or ' ' or '=' ? "\\" : "").Append(letter);
                }
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static long PartsOf(in SeriesValue value) =>
        (value.Numerator is null ? 0 : HasNumerator) | (value.Denominator is null ? 0 : HasDenominator);

    private void Text(string text) => Encoding.UTF8.GetBytes(text, _lines);

    private void Whole(long number)
    {
        var span = _lines.GetSpan(24);
        Utf8Formatter.TryFormat(number, span, out var written);
        span[written] = (byte)'i';
        _lines.Advance(written + 1);
    }

    private void Real(double number)
    {
        // The shortest text that reads back as the same number, whatever the language of the machine.
        number.TryFormat(_lines.GetSpan(32), out var written, "R", System.Globalization.CultureInfo.InvariantCulture);
        _lines.Advance(written);
    }

    private void EndAt(long second)
    {
        var span = _lines.GetSpan(24);
        span[0] = (byte)' ';
        Utf8Formatter.TryFormat(second, span[1..], out var written);
        span[written + 1] = (byte)'\n';
        _lines.Advance(written + 2);
        Count++;
    }
}

using System.Globalization;
using System.Text.Json;
using Ioc.Kpi.Time;

namespace Ioc.Simulator.Feed;

/// <summary>Writes instants as the national record has them: local `yyyyMMddHHmmss` without offset, empty when there is none.</summary>
internal static class RecordTimes
{
    private static readonly long OffsetSeconds = (long)LocalTime.Vietnam.Zone.BaseUtcOffset.TotalSeconds;

    public static DateTime LocalOf(long seconds) => DateTime.UnixEpoch.AddSeconds(seconds + OffsetSeconds);

    public static void WriteTime(this Utf8JsonWriter json, ReadOnlySpan<byte> name, long seconds)
    {
        Span<byte> text = stackalloc byte[14];
        var length = 0;
        if (seconds != 0)
        {
            LocalOf(seconds).TryFormat(text, out length, "yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        }

        json.WriteString(name, text[..length]);
    }

    /// <summary>Like <see cref="WriteTime"/>, but with every digit: as ISO 8601 where it has parts of a second.</summary>
    public static void WriteExactTime(this Utf8JsonWriter json, ReadOnlySpan<byte> name, Moment moment)
    {
        const long Second = 1_000_000;
        if (!moment.Exists || moment.Microseconds % Second == 0)
        {
            json.WriteTime(name, moment.Exists ? moment.Microseconds / Second : 0);
            return;
        }

        Span<byte> text = stackalloc byte[26];
        DateTime.UnixEpoch.AddTicks((moment.Microseconds + (OffsetSeconds * Second)) * TimeSpan.TicksPerMicrosecond)
            .TryFormat(text, out var length, "yyyy-MM-ddTHH:mm:ss.ffffff", CultureInfo.InvariantCulture);
        json.WriteString(name, text[..length]);
    }

    /// <summary>ISO 8601 without offset, as serializers write a `DateTime`: the supplement list has these beside the other form.</summary>
    public static void WriteIsoTime(this Utf8JsonWriter json, ReadOnlySpan<byte> name, long seconds)
    {
        if (seconds == 0)
        {
            json.WriteNull(name);
            return;
        }

        Span<byte> text = stackalloc byte[19];
        LocalOf(seconds).TryFormat(text, out var length, "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
        json.WriteString(name, text[..length]);
    }

    /// <summary>The scalar fields of the national record are strings, numbers included.</summary>
    public static void WriteDigits(this Utf8JsonWriter json, ReadOnlySpan<byte> name, int value)
    {
        Span<byte> text = stackalloc byte[11];
        value.TryFormat(text, out var length, default, CultureInfo.InvariantCulture);
        json.WriteString(name, text[..length]);
    }

    public static void WriteFlag(this Utf8JsonWriter json, ReadOnlySpan<byte> name, bool value) =>
        json.WriteString(name, value ? "1"u8 : "0"u8);
}

using System.Text.Json;

namespace Ioc.Storage.Series.Influx;

internal static class JsonNumbers
{
    /// <summary>A whole number, also one that is written with a fraction of zero; null for anything else.</summary>
    public static long? TryGetInt64OrNull(this JsonElement element) =>
        element.ValueKind != JsonValueKind.Number ? null
        : element.TryGetInt64(out var whole) ? whole
        : element.TryGetDouble(out var real) && real == Math.Floor(real) && Math.Abs(real) < long.MaxValue ? (long)real : null;
}

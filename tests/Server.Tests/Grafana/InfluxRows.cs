using System.Text.Json;

namespace Ioc.Server.Tests.Grafana;

/// <summary>One series of an answer: its tags, the names of its columns, its rows. The first column is the time in milliseconds.</summary>
internal sealed record InfluxRows(IReadOnlyDictionary<string, string> Tags, IReadOnlyList<string> Columns, IReadOnlyList<JsonElement[]> Rows)
{
    public static IReadOnlyList<InfluxRows> Read(string answer)
    {
        var result = JsonSerializer.Deserialize<JsonElement>(answer).GetProperty("results")[0];
        if (result.TryGetProperty("error", out var error))
        {
            throw new InvalidOperationException(error.GetString());
        }

        return result.TryGetProperty("series", out var series)
            ? [.. series.EnumerateArray().Select(Of)]
            : [];
    }

    private static InfluxRows Of(JsonElement series) => new(
        series.TryGetProperty("tags", out var tags) ? tags.EnumerateObject().ToDictionary(tag => tag.Name, tag => tag.Value.GetString()!) : new Dictionary<string, string>(),
        [.. series.GetProperty("columns").EnumerateArray().Select(column => column.GetString()!)],
        [.. series.GetProperty("values").EnumerateArray().Select(row => row.EnumerateArray().ToArray())]);
}

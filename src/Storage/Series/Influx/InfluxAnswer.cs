using System.Text.Json;

namespace Ioc.Storage.Series.Influx;

/// <summary>
/// Reads `{"results":[{"statement_id","series":[{"name","tags","columns","values"}]}]}`, the answer of `/query` in all versions. A long
/// answer comes in pieces, each a JSON value of that shape; a series that is cut in two comes again in the next piece.
/// </summary>
internal sealed class InfluxAnswer(InfluxFaults faults)
{
    private readonly List<List<InfluxTable>> _statements = [];

    /// <value>The series of each statement, in the order of the statements.</value>
    public IReadOnlyList<IReadOnlyList<InfluxTable>> Statements => _statements;

    /// <exception cref="SeriesStoreException">A statement was refused, or the answer is not one of InfluxDB.</exception>
    public void Add(JsonElement piece)
    {
        if (piece.ValueKind != JsonValueKind.Object || !piece.TryGetProperty("results", out var results) || results.ValueKind != JsonValueKind.Array)
        {
            throw faults.NotInflux("its answer to a query has no results");
        }

        foreach (var result in results.EnumerateArray())
        {
            if (result.TryGetProperty("error", out var error))
            {
                throw faults.OfStatement(error.ToString());
            }

            var statement = result.TryGetProperty("statement_id", out var id) && id.TryGetInt32(out var number) && number is >= 0 and < 1000 ? number : _statements.Count;
            while (_statements.Count <= statement)
            {
                _statements.Add([]);
            }

            if (result.TryGetProperty("series", out var series))
            {
                _statements[statement].AddRange(series.EnumerateArray().Select(ReadTable));
            }
        }
    }

    private InfluxTable ReadTable(JsonElement table)
    {
        // Some versions leave tags out, some give an empty object, some give null for a tag that a series does not have.
        var tags = table.TryGetProperty("tags", out var named) && named.ValueKind == JsonValueKind.Object
            ? named.EnumerateObject().ToDictionary(tag => tag.Name, tag => tag.Value.GetString() ?? "")
            : [];
        // Every question is a SELECT. What answers any question with a list of databases only looks like InfluxDB.
        return table.TryGetProperty("columns", out var columns) && table.TryGetProperty("values", out var values)
            && columns.EnumerateArray().Select(column => column.GetString() ?? "").ToArray() is ["time", _, ..] names
            ? new InfluxTable(tags, names, values)
            : throw faults.NotInflux("it answers a SELECT with something else than times and values");
    }
}

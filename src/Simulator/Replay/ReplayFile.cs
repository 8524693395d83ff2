using System.Globalization;
using Ioc.Kpi.Time;

namespace Ioc.Simulator.Replay;

/// <summary>Reads a CSV file of the import contract. Rows without an id or a readable received time cannot be played and are left out.</summary>
internal static class ReplayFile
{
    public static IReadOnlyList<ReplayRow> Read(string path)
    {
        using var text = new StreamReader(path);
        return Read(text);
    }

    public static IReadOnlyList<ReplayRow> Read(TextReader text)
    {
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        var rows = new List<ReplayRow>();
        foreach (var cells in CsvLines.Read(text))
        {
            if (columns.Count == 0)
            {
                foreach (var (index, name) in cells.Index())
                {
                    columns[name.Trim('\uFEFF', ' ')] = index;
                }

                continue;
            }

            string Cell(string name) => columns.TryGetValue(name, out var index) && index < cells.Length ? cells[index].Trim() : "";
            var row = new ReplayRow(
                Cell("id"), Cell("procedure"), Cell("agency"), Cell("channel"), TimeOf(Cell("received")), TimeOf(Cell("due")),
                TimeOf(Cell("finished")), TimeOf(Cell("returned")), Cell("applicant"), Cell("fee"), Cell("paidOnline"), Cell("digitised"),
                Cell("reused"), Cell("resultElectronic"));
            if (row.Id.Length > 0 && row.Received != 0)
            {
                rows.Add(row);
            }
        }

        return rows;
    }

    /// <summary>A time without offset is local time.</summary>
    private static long TimeOf(string text)
    {
        if (!DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time))
        {
            return 0;
        }

        return time.Kind == DateTimeKind.Unspecified
            ? LocalTime.Vietnam.At(time).Microseconds / 1_000_000
            : new DateTimeOffset(time).ToUnixTimeSeconds();
    }
}

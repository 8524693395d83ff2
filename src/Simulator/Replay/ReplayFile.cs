using System.Globalization;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Reading;
using Ioc.Kpi.Time;

namespace Ioc.Simulator.Replay;

/// <summary>Reads a CSV file of the import contract. Rows that an import rejects cannot be played and are left out.</summary>
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
            }
            else if (RowOf(name => columns.TryGetValue(name, out var index) && index < cells.Length ? cells[index].Trim() : "") is { } row)
            {
                rows.Add(row);
            }
        }

        return rows;
    }

    private static ReplayRow? RowOf(Func<string, string> cell)
    {
        var id = cell("id");
        if (id.Length == 0
            || !TryTime(cell("received"), out var received) || !received.Exists
            || !TryTime(cell("due"), out var due)
            || !TryTime(cell("finished"), out var finished))
        {
            return null;
        }

        _ = TryTime(cell("returned"), out var returned);
        return new ReplayRow(
            id, cell("procedure"), cell("agency"), ChannelOf(cell("channel")), received, due, finished, returned,
            StatusOf(cell("status")), cell("applicant"), FactOf(cell("fee")), FactOf(cell("paidOnline")), FactOf(cell("digitised")),
            FactOf(cell("reused")), FactOf(cell("resultElectronic")), CountOf(cell("supplements")));
    }

    private static bool TryTime(string text, out Moment moment) => RecordTime.TryParse(text, LocalTime.Vietnam, out moment);

    private static Channel ChannelOf(string word) =>
        word.Length == 0 ? Channel.Unknown : ChannelNames.TryParse(word, out var channel) ? channel : Channel.Other;

    /// <summary>There is no mapping file here: words say nothing, as in an import without one.</summary>
    private static byte StatusOf(string word) =>
        byte.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            && code is (>= DossierStatus.Registered and <= DossierStatus.Stopped) or DossierStatus.Returned
            ? code
            : DossierStatus.None;

    private static bool? FactOf(string cell) => cell switch { "1" => true, "0" => false, _ => null };

    private static int CountOf(string cell) =>
        int.TryParse(cell, NumberStyles.Integer, CultureInfo.InvariantCulture, out var count) ? Math.Clamp(count, 0, byte.MaxValue) : 0;
}

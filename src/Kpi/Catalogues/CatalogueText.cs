using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Ioc.Kpi.Catalogues;

/// <summary>Writes a catalogue as the CSV file that reads back as the same entries (commas, quotes where needed, line feeds, no byte order mark).</summary>
internal static class CatalogueText
{
    private static readonly SearchValues<char> Special = SearchValues.Create(",;\"\r\n");

    public static string Of(IReadOnlyList<ProcedureEntry> entries) => Write(
        CatalogueColumns.Procedures,
        entries.Select(entry => new[]
        {
            entry.Code, entry.Name, entry.Field ?? "", Word(entry.Level), Word(entry.Online), Flag(entry.ResultRequired), Flag(entry.FeeRequired),
            Flag(entry.Business), Flag(entry.NonBoundary), entry.WorkingDays?.ToString("0.##", CultureInfo.InvariantCulture) ?? "",
            entry.CutoffHour?.ToString(CultureInfo.InvariantCulture) ?? "", Lists(entry),
        }));

    public static string Of(IReadOnlyList<AgencyEntry> entries) => Write(
        CatalogueColumns.Agencies,
        entries.Select(entry => new[]
        {
            entry.Code, entry.Name, Word(entry.Kind), entry.Parent ?? "", entry.CommuneCode ?? "", Day(entry.ValidFrom), Day(entry.ValidTo),
            entry.AliasOf ?? "",
        }));

    public static string VersionOf(string text, int entries) =>
        entries == 0 ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Write(IReadOnlyList<string> header, IEnumerable<string[]> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows.Prepend([.. header]))
        {
            text.AppendJoin(',', row.Select(Quoted)).Append('\n');
        }

        return text.ToString();
    }

    private static string Quoted(string cell) =>
        cell.AsSpan().ContainsAny(Special) ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;

    private static string Flag(bool value) => value ? "1" : "0";

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string Lists(ProcedureEntry entry) => string.Join(
        ';',
        CatalogueColumns.Lists.Where(list => entry.Lists.HasFlag(list.Value)).Select(list => list.Key)
            .Concat(entry.Groups.Select(group => CatalogueColumns.GroupPrefix + group)));

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}

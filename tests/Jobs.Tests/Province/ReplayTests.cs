using System.Globalization;
using System.Text;
using Ioc.Ingest.Imports;
using Ioc.Kpi.Board;
using Ioc.Kpi.Definitions;
using Ioc.Kpi.Dossiers;
using Ioc.Simulator;
using Ioc.Testing;
using Xunit;

namespace Ioc.Jobs.Tests.Province;

/// <summary>The same file once imported and once played by the simulator: which KPIs agree in every scope, and which cannot (docs/simulator.md).</summary>
public sealed class ReplayTests : IDisposable
{
    private static readonly string[] Always =
    [
        "received-dossiers", "online-submission-rate", "on-time-rate", "overdue-finished", "overdue-open", "due-soon", "processing-time",
        "data-reuse-rate", "business-online-rate", "single-entry-rate", "refused-or-withdrawn",
    ];

    /// <summary>A record knows these of every dossier; an empty cell says that nothing is known.</summary>
    private static readonly string[] WhereEveryCellIsFilled =
        ["fully-online-rate", "electronic-result-rate", "digitised-component-rate", "online-payment-rate", "supplement-rate"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [RealDataFact("receipt_wabo")]
    public async Task A_file_without_facts_agrees_in_everything_that_its_columns_tell()
    {
        var set = RealDataSet.Find("receipt_wabo")!;
        var (agree, _) = await CompareAsync(set.File, DateTimeOffset.Parse(set.Now, CultureInfo.InvariantCulture));

        Assert.Equal(Always.Order(), agree.Order());
    }

    [Fact]
    public async Task A_file_with_every_cell_filled_agrees_in_every_kpi()
    {
        var (agree, differ) = await CompareAsync(GeneratedFile(facts: ["0", "1"]), new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(7)));

        Assert.Empty(differ);
        Assert.Equal(Always.Concat(WhereEveryCellIsFilled).Order(), agree.Order());
    }

    [Fact]
    public async Task Empty_cells_become_a_no_and_change_denominators_alone()
    {
        var (agree, differ) = await CompareAsync(GeneratedFile(facts: ["0", "1", ""]), new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(7)));

        Assert.Equal(Always.Order(), agree.Order());
        Assert.Equal(WhereEveryCellIsFilled.Order(), differ.Select(pair => pair.Imported.Kpi.Id).Distinct().Order());
        Assert.All(differ, pair => Assert.Equal(pair.Imported.Numerator, pair.Played.Numerator));
        Assert.All(differ, pair => Assert.True(pair.Imported.Denominator < pair.Played.Denominator, $"{pair}"));
    }

    private static async Task<(IReadOnlyList<string> Agree, IReadOnlyList<(KpiReading Imported, KpiReading Played)> Differ)> CompareAsync(
        string file, DateTimeOffset now)
    {
        var imported = await ImportAsync(file, now);
        var played = await PlayAsync(file, now);
        Assert.Equal(imported.Keys.Order(), played.Keys.Order());
        Assert.True(imported[("", "received-dossiers")].Value > 100, "the file is large enough to tell");

        var differ = imported.Where(reading => !AreEqual(reading.Value, played[reading.Key])).Select(reading => (reading.Value, played[reading.Key])).ToList();
        var kpis = imported.Values.Select(reading => reading.Kpi.Id).Distinct();
        return ([.. kpis.Except(differ.Select(pair => pair.Value.Kpi.Id))], differ);
    }

    /// <summary>Everything but the measures over components and of working time: an import has no components, and its waits have no dates.</summary>
    private static bool AreEqual(KpiReading left, KpiReading right) =>
        left with { Measures = null, Parts = null, Figures = null } == right with { Measures = null, Parts = null, Figures = null }
        && (left.Parts ?? new Dictionary<string, long>()).SequenceEqual(right.Parts ?? new Dictionary<string, long>());

    private static async Task<Dictionary<(string Scope, string Kpi), KpiReading>> ImportAsync(string file, DateTimeOffset now)
    {
        await using var host = await ProvinceHost.StartAsync(Nobody(), now);
        using var yaml = new StringReader("status: { \"1\": 1, \"2\": 2, \"3\": 3, \"4\": 4, \"5\": 5, \"6\": 6, \"7\": 7, \"8\": 8, \"10\": 10 }");
        Assert.True(ImportMappingFile.TryRead(yaml, "codes", out var codes, out _));
        await using var csv = File.OpenRead(file);
        var result = await host.Importer.ImportAsync(csv, new ImportRequest("archive") { Mapping = codes }, CancellationToken.None);
        Assert.Null(result.Problem);
        return await ReadAsync(host);
    }

    private static async Task<Dictionary<(string Scope, string Kpi), KpiReading>> PlayAsync(string file, DateTimeOffset now)
    {
        var options = Nobody();
        (options.ReplayFile, options.ReplaySpeed) = (file, 1_000_000);
        await using var host = await ProvinceHost.StartAsync(options, now.AddMinutes(-2));
        for (var poll = 0; poll < 8; poll++)
        {
            await host.PollAsync(TimeSpan.FromSeconds(15));
        }

        return await ReadAsync(host);
    }

    private static SimulatorOptions Nobody() => new() { Enabled = true, DossiersPerDay = 0, LiveDossiersPerDay = 0, HistoryDays = 0 };

    /// <summary>Every KPI of the province, each agency, procedure and channel, over everything.</summary>
    private static Task<Dictionary<(string Scope, string Kpi), KpiReading>> ReadAsync(ProvinceHost host) => host.Board.ReadAsync(
        board =>
        {
            var readings = new Dictionary<(string, string), KpiReading>();
            var whole = board.WholePeriod()!.Value;
            foreach (var kpi in KpiCatalogue.All.Where(kpi => kpi is not DerivedKpi))
            {
                readings[("", kpi.Id)] = board.Read(kpi, Scope.Province, whole);
                foreach (var by in new[] { BreakdownBy.Agency, BreakdownBy.Procedure, BreakdownBy.Channel })
                {
                    foreach (var (key, reading) in board.Breakdown(kpi, by, Scope.Province, whole))
                    {
                        readings[($"{by} {key}", kpi.Id)] = reading;
                    }
                }
            }

            return readings;
        },
        CancellationToken.None).AsTask();

    /// <summary>300 rows with every column of the import contract but hours of waiting, which a record cannot carry; ended and left in every way.</summary>
    private string GeneratedFile(string[] facts)
    {
        var random = new Random(7);
        var text = new StringBuilder(
            "id,procedure,agency,channel,received,due,finished,status,returned,applicant,fee,paidOnline,digitised,reused,resultElectronic,supplements,paused\n");
        for (var number = 0; number < 300; number++)
        {
            var received = new DateTime(2026, 9, 1).AddSeconds(random.Next(80 * 86_400)).AddMilliseconds(number % 3 == 0 ? random.Next(1000) : 0);
            var finished = random.Next(3) > 0 ? received.AddMinutes(random.Next(20_000)) : (DateTime?)null;
            var channel = ChannelNames.Of((Channel)random.Next(ChannelNames.Count));
            string[] row =
            [
                $"case {number}", $"1.00000{random.Next(5)}", random.Next(9) == 0 ? "" : $"\"Agency, {random.Next(6)}\"", channel, Time(received),
                Time(random.Next(8) == 0 ? null : received.AddDays(random.Next(1, 12))), Time(finished), Pick(["1", "2", "3", "4", "5", "6", "7", "8", "10", "done"]),
                Time(finished?.AddHours(random.Next(30))), Pick(["citizen", "business", "agency", "organisation"]),
                Pick(facts), Pick(facts), Pick(facts), Pick(facts), Pick(facts), facts.Contains("") ? Pick(["0", "2", ""]) : Pick(["0", "1", "3"]), "",
            ];
            text.AppendLine(string.Join(',', row));
        }

        var file = _folder.File("dossiers.csv");
        File.WriteAllText(file, text.ToString());
        return file;

        string Pick(string[] words) => words[random.Next(words.Length)];
    }

    private static string Time(DateTime? time) => time?.ToString("yyyy-MM-ddTHH:mm:ss.FFF", CultureInfo.InvariantCulture) ?? "";
}

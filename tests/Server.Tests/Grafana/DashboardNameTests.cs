using Ioc.Kpi.Series;
using Xunit;

namespace Ioc.Server.Tests.Grafana;

/// <summary>Names of agencies and procedures as the dashboards ask for them, in a real InfluxDB.</summary>
[Collection(GrafanaCollection.Name)]
public sealed class DashboardNameTests(GrafanaProvince province)
{
    private const string Database = "names";

    private static readonly DateTimeOffset Month = new(2025, 11, 1, 0, 0, 0, TimeSpan.FromHours(7));

    /// <summary>Codes and names with what means something in a line, a query, an expression or a variable of Grafana.</summary>
    private static readonly SeriesName[] Strange =
    [
        Agency("H49.01", "Sở \"Nội vụ\", phòng = 1 | 'A' \\ 100 % 🏛️"),
        Agency("H49|02", "/^.*$/ ($agency) [[x]] · {y}"),
        Agency("H49.03 (cũ)", "Hai\ndòng\tvà \\"),
        Agency("H49x01", null),
    ];

    [Fact]
    public async Task Every_code_that_the_simulator_wrote_has_its_name()
    {
        foreach (var (file, variable) in Choices())
        {
            var options = GrafanaMacros.OptionsOf(variable, await province.ValuesAsync(DashboardFile.Text(variable, "query")));
            var isAgency = DashboardFile.Text(variable, "name") == "agency";
            var written = (await province.AnswerAsync(isAgency
                    ? "SHOW TAG VALUES FROM \"ioc_day\" WITH KEY = \"agency\"" : "SHOW TAG VALUES FROM \"ioc_day\" WITH KEY = \"metric\" WHERE \"metric\" =~ /^procedure:received-dossiers:/"))
                .SelectMany(rows => rows.Rows).Select(row => row[1].GetString()!.Split(':')[^1]).ToList();

            Assert.True(written.Count > 10, $"{file}: {written.Count}");
            Assert.Subset(options.Select(option => option.Value).ToHashSet(), written.ToHashSet());
            Assert.All(options, option => Assert.EndsWith($" · {option.Value}", option.Text, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Names_full_of_odd_letters_come_back_and_break_no_panel()
    {
        using var store = province.Store(Database);
        var now = Month.AddDays(20);
        await store.WriteAsync([.. Strange.Select((name, number) => new SeriesPoint(new SeriesKey("on-time-rate", name.Code), now, number, number, 9))], CancellationToken.None);
        await store.NameAsync([.. Strange.Select(name => name with { Name = "Tên cũ" })], Month.AddMonths(-1), CancellationToken.None);
        await store.NameAsync([.. Strange.Select(name => name with { Name = "Tên sai" })], Month, CancellationToken.None);
        await store.NameAsync(Strange, Month, CancellationToken.None);
        var expected = new Dictionary<string, string>
        {
            ["H49.01"] = "Sở \"Nội vụ\", phòng = 1 | 'A' \\ 100 % 🏛️ · H49.01",
            ["H49|02"] = "/^.*$/ ($agency) [[x]] · {y} · H49|02",
            ["H49.03 (cũ)"] = "Hai dòng và \\ · H49.03 (cũ)",
            ["H49x01"] = "H49x01",
        };

        foreach (var (_, variable) in Choices().Where(choice => DashboardFile.Text(choice.Variable, "name") == "agency"))
        {
            var found = (await province.AnswerAsync(DashboardFile.Text(variable, "query"), Database)).Single().Rows.Select(row => row[1].GetString()!).ToList();
            Assert.Equal(expected, GrafanaMacros.OptionsOf(variable, found).ToDictionary(option => option.Value, option => option.Text));
        }

        var agencies = DashboardFile.All.Single(file => file.Uid == "ioc-agencies");
        var macros = new GrafanaMacros(Month, Month.AddMonths(1), "1m", new Dictionary<string, string>
        {
            ["agency"] = GrafanaMacros.Alternatives(["H49.01", "H49|02", "H49.03 (cũ)"]), ["kpi"] = "on-time-rate", ["period"] = "ioc_minute",
        });
        var targets = agencies.Panels[0].GetProperty("targets");
        var values = await province.AnswerAsync(macros.Fill(DashboardFile.Text(targets[0], "query")), Database);
        var labels = await province.AnswerAsync(macros.Fill(DashboardFile.Text(targets[1], "query")), Database);
        Assert.Equal(["H49.01", "H49.03 (cũ)", "H49|02"], values.Select(rows => rows.Tags["agency"]).Order(StringComparer.Ordinal));
        Assert.Equal(expected, labels.ToDictionary(rows => rows.Tags["agency"], rows => rows.Rows.Single()[1].GetString()!));
    }

    private static SeriesName Agency(string code, string? name) => new(new SeriesKey("", code), code, name);

    private static IEnumerable<(DashboardFile File, System.Text.Json.JsonElement Variable)> Choices() =>
        from file in DashboardFile.All from variable in file.Variables where DashboardFile.Text(variable, "name") is "agency" or "procedure" select (file, variable);
}

using Xunit;

namespace Ioc.Server.Tests.Grafana;

/// <summary>Every query of every dashboard, filled in as Grafana does and answered by a real InfluxDB after the simulator has run.</summary>
[Collection(GrafanaCollection.Name)]
public sealed class DashboardQueryTests(GrafanaProvince province)
{
    private static readonly TimeSpan Local = TimeSpan.FromHours(7);

    [Fact]
    public async Task Every_query_returns_rows()
    {
        var empty = new List<string>();
        var asked = 0;
        foreach (var file in DashboardFile.All)
        {
            foreach (var variables in await GrafanaMacros.VariablesOfAsync(file, province.ValuesAsync))
            {
                var macros = new GrafanaMacros(GrafanaProvince.Midnight.AddDays(-7), GrafanaProvince.Midnight.AddDays(1), "1m", variables);
                foreach (var query in file.Queries.Select(query => macros.Fill(query.Query)).Distinct())
                {
                    asked++;
                    if ((await province.AnswerAsync(query)).Sum(series => series.Rows.Count) == 0)
                    {
                        empty.Add($"{file}: {query}");
                    }
                }
            }
        }

        Assert.True(asked > 100, $"Only {asked} queries were found.");
        Assert.True(empty.Count == 0, string.Join('\n', empty));
    }

    /// <summary>
    /// Points lie at 00:30, 06:59 and 23:30 of four local days. In UTC the first seven hours of each belong to the day before, so a query that cuts
    /// days there returns one day more for the first range, and no third day for the one that ends within those hours.
    /// </summary>
    [Theory]
    [InlineData(47, 2)]
    [InlineData(51, 3)]
    public async Task Queries_by_the_day_return_the_local_days_of_a_range_that_crosses_the_first_seven_hours(int hours, int days)
    {
        var first = GrafanaProvince.FirstDay;
        await province.WriteDaysAsync();
        var (from, to) = (StartOf(first), StartOf(first).AddHours(hours));
        var expected = Enumerable.Range(0, days).Select(day => StartOf(first.AddDays(day))).ToList();
        var asked = 0;
        foreach (var file in DashboardFile.All)
        {
            var variables = (await GrafanaMacros.VariablesOfAsync(file, province.ValuesAsync)).Single(values => values["period"] == "ioc_day");
            var macros = new GrafanaMacros(from, to, "1m", variables);
            foreach (var (_, query) in file.Queries.Where(query => IsByTheDay(query.Query)))
            {
                asked++;
                var answer = await province.AnswerAsync(macros.Fill(query), GrafanaProvince.Days);
                Assert.NotEmpty(answer);
                Assert.All(answer, series => Assert.Equal(
                    expected,
                    series.Rows.Select(row => DateTimeOffset.FromUnixTimeMilliseconds(row[0].GetInt64()).ToOffset(Local))));
            }
        }

        Assert.True(asked > 30, $"Only {asked} queries by the day were found.");
    }

    /// <summary>What the store keeps as a day is the last value of that local day, and the same as a query over the minutes finds.</summary>
    [Fact]
    public async Task Days_that_are_rolled_up_are_those_that_a_query_over_the_minutes_finds()
    {
        const string Of = "WHERE \"metric\" = 'received-dossiers' AND \"agency\" = '' AND \"channel\" = ''";
        var days = await province.AnswerAsync($"SELECT \"value\" FROM \"ioc_day\" {Of}");
        var minutes = await province.AnswerAsync(
            $"SELECT last(\"value\") FROM \"ioc_minute\" {Of} AND time >= {GrafanaProvince.Midnight.AddDays(-1).ToUnixTimeSeconds()}s AND time < {GrafanaProvince.Midnight.AddDays(1).ToUnixTimeSeconds()}s GROUP BY time(1d) fill(none) tz('Asia/Ho_Chi_Minh')");
        Assert.Equal(
            days.Single().Rows.Select(row => (row[0].GetInt64(), row[1].GetDouble())),
            minutes.Single().Rows.Select(row => (row[0].GetInt64(), row[1].GetDouble())));
        Assert.Equal(2, days.Single().Rows.Count);
    }

    /// <summary>Draws what each dashboard shows, where IOC_RENEW_PICTURES asks for it; the drawings that are kept name every panel.</summary>
    [Fact]
    public async Task Each_dashboard_has_a_drawing_that_names_its_panels()
    {
        foreach (var file in DashboardFile.All)
        {
            var path = Path.Combine(DashboardFile.Repository, "docs", "pictures", $"grafana-{file.Uid["ioc-".Length..]}.svg");
            var variables = (await GrafanaMacros.VariablesOfAsync(file, province.ValuesAsync)).Single(values => values["period"] == "ioc_minute");
            var macros = new GrafanaMacros(GrafanaProvince.Midnight.AddDays(-7), GrafanaProvince.Midnight.AddDays(1), "1m", variables);
            var picture = new DashboardPicture(file);
            foreach (var panel in file.Panels)
            {
                var answers = new List<IReadOnlyList<InfluxRows>>();
                foreach (var target in panel.GetProperty("targets").EnumerateArray())
                {
                    answers.Add(await province.AnswerAsync(macros.Fill(DashboardFile.Text(target, "query"))));
                }

                picture.Draw(panel, answers, macros.Fill);
            }

            if (Environment.GetEnvironmentVariable("IOC_RENEW_PICTURES") == "1")
            {
                await File.WriteAllTextAsync(path, picture.ToString());
            }

            var kept = await File.ReadAllTextAsync(path);
            Assert.All(file.Panels, panel => Assert.Contains(DashboardPicture.Escape(DashboardFile.Text(panel, "title")), kept, StringComparison.Ordinal));
            Assert.Contains("not a screenshot of Grafana", kept, StringComparison.Ordinal);
        }
    }

    private static bool IsByTheDay(string query) =>
        query.Contains("GROUP BY time(1d)", StringComparison.Ordinal)
        || (query.StartsWith("SELECT \"", StringComparison.Ordinal) && (query.Contains("FROM \"$period\"", StringComparison.Ordinal) || query.Contains("FROM \"ioc_day\"", StringComparison.Ordinal)));

    private static DateTimeOffset StartOf(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), Local);
}

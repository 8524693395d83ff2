using System.Text.Json;
using System.Text.RegularExpressions;
using Ioc.Kpi.Definitions;
using Xunit;

namespace Ioc.Server.Tests.Grafana;

/// <summary>What every dashboard file has to keep to (docs/grafana.md).</summary>
public sealed partial class DashboardLintTests
{
    /// <summary>Pages of Ioc that links may lead to; those of a KPI are checked by their id.</summary>
    private static readonly string[] Pages = ["/", "/agencies", "/plans", "/services", "/map", "/trust"];

    /// <summary>Colours by thresholds, one colour, shades of one colour; absolute thresholds; tooltips of all lines.</summary>
    private static readonly string[] Modes = ["thresholds", "fixed", "shades", "absolute", "multi"];

    private static readonly IReadOnlyList<DashboardFile> All = DashboardFile.All;

    private static readonly JsonElement Words =
        JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(InRepository("src", "Dashboard", "Text", "vi.json")));

    [Fact]
    public void There_is_one_for_each_subject_with_a_uid_and_a_title_of_its_own()
    {
        Assert.Equal(
            ["ioc-agencies", "ioc-agency", "ioc-flow", "ioc-health", "ioc-overview", "ioc-services", "ioc-sources"],
            All.Select(file => file.Uid).Order(StringComparer.Ordinal));
        Assert.Equal(All.Count, All.Select(file => file.Title).Distinct().Count());
        Assert.All(All, file => Assert.NotEqual("", file.Title));
    }

    [Fact]
    public void None_has_a_numeric_id_and_all_live_in_the_zone_of_the_province()
    {
        Assert.All(All, file => Assert.False(file.Root.TryGetProperty("id", out _), $"{file} has an id."));
        Assert.All(All, file => Assert.Equal("Asia/Ho_Chi_Minh", DashboardFile.Text(file.Root, "timezone")));
        Assert.All(All, file => Assert.Equal(39, file.Root.GetProperty("schemaVersion").GetInt32()));
        var days = All.SelectMany(file => file.Queries).Where(query => query.Query.Contains("GROUP BY time(", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(days);
        Assert.All(days, query => Assert.EndsWith("tz('Asia/Ho_Chi_Minh')", query.Query, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_panel_has_a_title_of_its_own_a_unit_and_a_place_of_its_own()
    {
        foreach (var file in All)
        {
            Assert.Equal(file.Panels.Count, file.Panels.Select(panel => panel.GetProperty("id").GetInt32()).Distinct().Count());
            Assert.Equal(file.Panels.Count, file.Panels.Select(panel => (DashboardFile.Text(panel, "title"), DashboardFile.Text(panel, "type"))).Distinct().Count());
            Assert.All(file.Panels, panel => Assert.NotEqual("", DashboardFile.Text(panel, "title")));
            Assert.All(file.Panels, panel => Assert.NotEqual("", DashboardFile.Text(panel.GetProperty("fieldConfig").GetProperty("defaults"), "unit")));
            var cells = file.Panels.SelectMany(CellsOf).ToList();
            Assert.Equal(cells.Count, cells.Distinct().Count());
            Assert.All(cells, cell => Assert.InRange(cell.X, 0, 23));
        }
    }

    [Fact]
    public void All_ask_the_one_data_source_that_is_provisioned()
    {
        var provisioned = ProvisionedUid().Match(File.ReadAllText(InRepository("grafana", "provisioning", "datasources", "influxdb.yaml"))).Groups["uid"].Value;
        Assert.NotEqual("", provisioned);
        foreach (var file in All)
        {
            var asked = file.Members.Where(member => member.Name == "datasource").Select(member => member.Value).ToList();
            Assert.All(asked, source => Assert.Equal(("influxdb", provisioned), (DashboardFile.Text(source, "type"), DashboardFile.Text(source, "uid"))));
            Assert.All(file.Panels, panel => Assert.True(panel.TryGetProperty("datasource", out _)));
            Assert.All(file.Variables.Where(variable => DashboardFile.Text(variable, "type") == "query"), variable => Assert.True(variable.TryGetProperty("datasource", out _)));
        }
    }

    [Fact]
    public void No_file_names_a_host_and_no_file_of_the_provisioning_holds_a_secret()
    {
        Assert.All(All, file => Assert.DoesNotMatch(Host(), File.ReadAllText(file.Path)));
        var files = Directory.EnumerateFiles(InRepository("grafana", "provisioning"), "*.yaml", SearchOption.AllDirectories).ToList();
        Assert.Equal(2, files.Count);
        foreach (var line in files.SelectMany(File.ReadAllLines))
        {
            Assert.DoesNotMatch(Host(), line);
            if (SecretKey().IsMatch(line))
            {
                Assert.Contains("$__env{", line, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Every_link_leads_to_a_dashboard_or_a_page_that_exists_and_every_dashboard_leads_back_to_Ioc()
    {
        foreach (var file in All)
        {
            var urls = file.Members.Where(member => member.Name == "url").Select(member => member.Value.GetString()!).ToList();
            Assert.All(urls, url => Assert.True(LeadsSomewhere(url), $"{file}: {url}"));
            var links = file.Root.GetProperty("links").EnumerateArray().ToList();
            Assert.Contains(links, link => DashboardFile.Text(link, "url").StartsWith("${ioc}/", StringComparison.Ordinal));
            Assert.Contains(links, link => DashboardFile.Text(link, "type") == "dashboards" && link.GetProperty("tags")[0].GetString() == "ioc");
            Assert.Equal("ioc", file.Root.GetProperty("tags")[0].GetString());
            Assert.Contains(file.Variables, variable => DashboardFile.Text(variable, "name") == "ioc" && DashboardFile.Text(variable, "query").Length == 0);
        }

        Assert.Contains(
            All.Single(file => file.Uid == "ioc-agencies").Members,
            member => member.Name == "url" && member.Value.GetString()!.StartsWith("/d/ioc-agency?var-agency=", StringComparison.Ordinal));
    }

    [Fact]
    public void Colours_are_those_of_the_wall()
    {
        var palette = Colour().Matches(File.ReadAllText(InRepository("src", "Dashboard", "wwwroot", "css", "wall.css"))).Select(match => match.Value.ToLowerInvariant()).ToHashSet();
        foreach (var file in All)
        {
            Assert.All(Colour().Matches(File.ReadAllText(file.Path)), match => Assert.Contains(match.Value, palette));
            var modes = file.Members.Where(member => member.Name == "mode").Select(member => member.Value.GetString()!);
            Assert.All(modes, mode => Assert.Contains(mode, Modes));
            var named = file.Members.Where(member => member.Name is "fixedColor" or "color" && member.Value.ValueKind == JsonValueKind.String);
            Assert.All(named, member => Assert.Contains(member.Value.GetString()!, palette));
        }
    }

    [Fact]
    public void Metrics_that_queries_name_are_written_by_Ioc_and_variables_that_they_use_exist()
    {
        var service = File.ReadAllLines(InRepository("tests", "Server.Tests", "Golden", "metrics.txt")).Select(line => line.Split(' ')[0])
            .Concat(["ioc_spool_points", "ioc_spool_held_points", "ioc_spool_lag_seconds", "ioc_spool_sent_total", "ioc_spool_quarantined_total"]).ToHashSet();
        foreach (var file in All)
        {
            var names = file.Variables.Select(variable => DashboardFile.Text(variable, "name")).ToHashSet();
            foreach (var (_, query) in file.Queries)
            {
                Assert.All(
                    Metric().Matches(query).Select(match => match.Groups["id"].Value).Where(id => !id.StartsWith('$')),
                    id => Assert.True(KpiCatalogue.Find(id) is not null || id.StartsWith("portal.", StringComparison.Ordinal) || service.Contains(Histogram().Replace(id, "")), $"{file}: {id}"));
                Assert.All(Variable().Matches(query).Select(match => match.Groups["name"].Value), name => Assert.True(names.Contains(name), $"{file}: ${name}"));
                Assert.True(query.Contains("$timeFilter", StringComparison.Ordinal) || IsOfNames(query), $"{file}: {query}");
            }

            Assert.Contains("period", names);
        }

        Assert.All(["ioc-agencies", "ioc-agency", "ioc-flow"], uid => Assert.Contains(
            All.Single(file => file.Uid == uid).Variables, variable => DashboardFile.Text(variable, "name") == "agency"));
    }

    [Fact]
    public void KPIs_to_choose_from_have_the_names_of_the_screens()
    {
        var options = All.SelectMany(file => file.Variables).Where(variable => DashboardFile.Text(variable, "name") == "kpi")
            .SelectMany(variable => variable.GetProperty("options").EnumerateArray()).ToList();
        Assert.NotEmpty(options);
        Assert.All(options, option => Assert.Equal(Words.GetProperty("kpi").GetProperty(DashboardFile.Text(option, "value")).GetString(), DashboardFile.Text(option, "text")));
    }

    [Fact]
    public void Codes_in_tables_and_bars_have_their_names_by_a_query_of_the_panel()
    {
        var named = 0;
        foreach (var (file, panel) in All.SelectMany(file => file.Panels.Select(panel => (file, panel))).Where(entry => entry.panel.GetProperty("targets").EnumerateArray().Any(target => IsOfNames(DashboardFile.Text(target, "query")))))
        {
            named++;
            var config = panel.GetProperty("transformations").EnumerateArray().Single(step => DashboardFile.Text(step, "id") == "configFromData").GetProperty("options");
            var names = panel.GetProperty("targets").EnumerateArray().Single(target => DashboardFile.Text(target, "refId") == DashboardFile.Text(config, "configRefId"));
            var code = DashboardFile.Text(config.GetProperty("applyTo"), "options");
            Assert.EndsWith($"GROUP BY \"{code}\"", DashboardFile.Text(names, "query"), StringComparison.Ordinal);
            Assert.EndsWith($"GROUP BY \"{code}\"", DashboardFile.Text(panel.GetProperty("targets")[0], "query"), StringComparison.Ordinal);
            Assert.All(panel.GetProperty("targets").EnumerateArray(), target => Assert.Equal("table", DashboardFile.Text(target, "resultFormat")));
            Assert.Equal(
                [(code, "mappings.value"), ("label", "mappings.text")],
                config.GetProperty("mappings").EnumerateArray().Select(mapping => (DashboardFile.Text(mapping, "fieldName"), DashboardFile.Text(mapping, "handlerKey"))));

            // What the panel says itself would stand before the names.
            Assert.DoesNotContain(file.Members.Where(member => member.Name == "id" && member.Value.ValueKind == JsonValueKind.String), member => member.Value.GetString() == "mappings");
        }

        Assert.Equal(6, named);
    }

    private static bool IsOfNames(string query) => query.Contains("FROM \"ioc_name\"", StringComparison.Ordinal);

    private static IEnumerable<(int X, int Y)> CellsOf(JsonElement panel)
    {
        var (place, x, y) = (panel.GetProperty("gridPos"), panel.GetProperty("gridPos").GetProperty("x").GetInt32(), panel.GetProperty("gridPos").GetProperty("y").GetInt32());
        return from dx in Enumerable.Range(0, place.GetProperty("w").GetInt32()) from dy in Enumerable.Range(0, place.GetProperty("h").GetInt32()) select (x + dx, y + dy);
    }

    private static bool LeadsSomewhere(string url)
    {
        if (url.StartsWith("/d/", StringComparison.Ordinal))
        {
            return All.Any(file => file.Uid == url["/d/".Length..].Split('?')[0]);
        }

        var path = url.StartsWith("${ioc}/", StringComparison.Ordinal) ? url["${ioc}".Length..].Split('?')[0] : "";
        return Pages.Contains(path)
            || (path.StartsWith("/kpis/", StringComparison.Ordinal) && path["/kpis/".Length..] is var kpi && (kpi.StartsWith("${", StringComparison.Ordinal) || KpiCatalogue.Find(kpi) is not null));
    }

    private static string InRepository(params string[] path) => Path.Combine([DashboardFile.Repository, .. path]);

    [GeneratedRegex(@"^\s+uid:\s*(?<uid>\S+)", RegexOptions.Multiline)]
    private static partial Regex ProvisionedUid();

    [GeneratedRegex(@"://|localhost|\b\d{1,3}(\.\d{1,3}){3}\b|:8086|:3000")]
    private static partial Regex Host();

    [GeneratedRegex(@"^\s*(url|user|password|token):")]
    private static partial Regex SecretKey();

    [GeneratedRegex("#[0-9a-fA-F]{6}")]
    private static partial Regex Colour();

    [GeneratedRegex("\"metric\" = '(?<id>[^']+)'")]
    private static partial Regex Metric();

    [GeneratedRegex("_(sum|count)$")]
    private static partial Regex Histogram();

    [GeneratedRegex(@"\$(?<name>(?!timeFilter|__)[a-z]+)(?=[^a-z_]|$)|\[\[(?<name>\w+)\]\]|\$\{(?<name>\w+)")]
    private static partial Regex Variable();
}

using System.Net;
using System.Text.RegularExpressions;
using Ioc.Kpi.Alerts;
using Ioc.Kpi.Alerts.Evaluation;
using Ioc.Kpi.Alerts.Routing.Files;
using Ioc.Kpi.Alerts.Rules;
using Ioc.Kpi.Alerts.States;
using Ioc.Kpi.Series;
using Ioc.Storage.Alerts;
using Ioc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Ioc.Dashboard.Tests;

/// <summary>The page of one rule, the history as a file, and values that are of now.</summary>
public sealed class AlertRulePageTests : IDisposable
{
    private static readonly DateTimeOffset At = DashboardSite.Now.AddHours(-3);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_rule_shows_the_worst_scope_with_both_thresholds_and_the_time_it_fired_and_every_scope_with_its_state()
    {
        await using var site = await OpenAsync();
        await FillAsync(site, "H49.12", 13);
        Commit(site, Fired("overdue@agency:H49.12", 1));
        See(site, Sample("H49.12", 14), Sample("H49.13", 3), Sample("H49.14", 7), Sample("H49.15", null), Sample("H49.16", 2, AlertSampleKind.NotJudged));

        var page = await PageAsync(site, "/alerts/rules/overdue");

        Assert.Contains("Ngưỡng 10", page, StringComparison.Ordinal);
        Assert.Contains("Ngưỡng đóng 8", page, StringComparison.Ordinal);
        Assert.Single(Regex.Matches(page, "<rect class=\"fired\""));
        Assert.Equal(
            ["firing", "no-data", "not-judged", "ok", "ok"], Regex.Matches(page, "<tr data-state=\"([\\w-]+)\"").Select(match => match.Groups[1].Value));
        Assert.Matches("H49.14.+H49.13", page.ReplaceLineEndings(" "));
        Assert.Contains("14 hồ sơ quá hạn tại H49.12", page, StringComparison.Ordinal);
        Assert.Contains("rules/try.yaml:4", page, StringComparison.Ordinal);
        Assert.Contains("sau 15 phút chưa ai nhận", page, StringComparison.Ordinal);
        Assert.Contains("<b>Trực ban</b><span>hook</span><span class=\"soft\">trong giờ làm việc</span>", Regex.Replace(page, ">\\s+<", "><"), StringComparison.Ordinal);

        var other = await PageAsync(site, "/alerts/rules/overdue?scope=agency:H49.14");
        Assert.Contains("7 hồ sơ quá hạn tại H49.14", other, StringComparison.Ordinal);
        Assert.Contains("Chưa vẽ được đường số liệu của H49.14", other, StringComparison.Ordinal);
        Assert.Contains("/alerts/rules/overdue\"", await PageAsync(site, "/alerts/rules"), StringComparison.Ordinal);
        Assert.Contains("/alerts/rules/overdue?scope=agency%3AH49.12", await PageAsync(site, "/alerts/about/overdue@agency:H49.12"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("stale", "Ioc không lưu chuỗi thời gian")]
    [InlineData("overdue-share", "quá nửa")]
    public async Task A_rule_without_a_series_says_so_and_a_share_is_drawn_in_per_cent(string uid, string words)
    {
        await using var site = await OpenAsync();
        await FillAsync(site, "H49.12", 13);
        See(site, Sample("H49.12", 60, rule: "overdue-share"), new AlertSample(
            new AlertFingerprint("stale", new AlertScope(AlertScopeKind.Source, "tthc")), AlertSampleKind.Value, 1.5, ScopeName: "tthc"));
        var page = await PageAsync(site, "/alerts/rules/" + uid);
        Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.Equal(uid == "overdue-share", page.Contains("<path class=\"course\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/alerts/rules/none")]
    [InlineData("/alerts/rules/overdue?scope=agency:H49.99")]
    [InlineData("/alerts/rules/overdue?scope=%3Cscript%3E")]
    public async Task What_is_no_rule_or_not_watched_by_it_is_not_found(string path)
    {
        await using var site = await OpenAsync();
        using var reply = await site.Http.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, reply.StatusCode);
    }

    [Fact]
    public async Task An_open_alert_shows_the_value_and_the_words_of_now_and_not_those_of_the_moment_it_was_stored()
    {
        await using var site = await OpenAsync();
        var stored = Fired("overdue@agency:H49.12", 1);
        Commit(site, stored);
        site.Services.GetRequiredService<AlertSeenBook>().Now = new AlertsSeen(
            DashboardSite.Now, [Sample("H49.12", 31)], [stored.State with { Value = 31, ValueAt = DashboardSite.Now, Wording = new AlertWording("31 quá hạn", "", "") }]);
        await Eventually.Holds(async () => (await PageAsync(site, "/alerts")).Contains("31 quá hạn", StringComparison.Ordinal), "the list is of now");
        Assert.Contains("lớn hơn 50\u00a0%", await PageAsync(site, "/alerts/rules"), StringComparison.Ordinal);
        Assert.Contains("Giá trị <b>31\u00a0hồ sơ</b>", await PageAsync(site, "/alerts"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_history_is_a_file_that_no_spreadsheet_runs()
    {
        await using var site = await OpenAsync();
        var (state, transition) = Fired("overdue@agency:H49.12", 1);
        Commit(site, (state, transition));
        new AlertDesk(site.Alerts).Add(new AlertAct(0, state.Fingerprint, 1, 1, AlertActKind.Commented, "lan", DashboardSite.Now, "=HYPERLINK(\"http://x\")"));

        using var reply = await site.Http.GetAsync(new Uri("/alerts/history.csv", UriKind.Relative));

        Assert.Equal("text/csv", reply.Content.Headers.ContentType!.MediaType);
        Assert.Equal("canh-bao-2026-11-23.csv", reply.Content.Headers.ContentDisposition!.FileName);
        var lines = (await reply.Content.ReadAsStringAsync()).TrimEnd().Split("\r\n");
        Assert.Equal(3, lines.Length);
        Assert.StartsWith("2026-11-23 10:30:00,Quá hạn,agency:H49.12,overdue@agency:H49.12,1,Ghi chú,,lan,\"'=HYPERLINK(", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("2026-11-23 07:30:00,Quá hạn,agency:H49.12,overdue@agency:H49.12,1,Mở cảnh báo,12,", lines[2], StringComparison.Ordinal);
    }

    private async Task<DashboardSite> OpenAsync()
    {
        Directory.CreateDirectory(_folder.File("rules"));
        await File.WriteAllTextAsync(_folder.File("rules/try.yaml"), """
            groups:
              - name: Thử
                rules:
                  - alert: Quá hạn
                    uid: overdue
                    kpi: overdue-open
                    scope: agency
                    comparison: ">"
                    threshold: 10
                    clear: 8
                    annotations: { summary: "{{value}} hồ sơ quá hạn tại {{scope}}", action: "Gọi đơn vị" }
                  - alert: Tỷ lệ quá hạn
                    uid: overdue-share
                    kpi: overdue-open
                    asShare: true
                    scope: agency
                    comparison: ">"
                    threshold: 50
                    annotations: { summary: "{{scope}} quá nửa", action: "Gọi đơn vị" }
                  - alert: Nguồn im lặng
                    uid: stale
                    measure: source-age-in-intervals
                    scope: source
                    comparison: ">"
                    threshold: 3
                    annotations: { summary: "{{scope}} im lặng", action: "Gọi đơn vị" }
            """);
        await File.WriteAllTextAsync(_folder.File("routing.yaml"), """
            receivers:
              - { name: Trực ban, contacts: [{ channel: hook }] }
              - { name: Lãnh đạo, contacts: [{ channel: hook }] }
            routes:
              - receivers: [Trực ban]
                hours: working-hours
                escalation: [{ after: 15m, receiver: Lãnh đạo }]
            """);
        var site = await DashboardSite.StartAsync();
        Assert.Empty(AlertRuleFolder.LoadInto(site.Services.GetRequiredService<AlertRuleBook>(), _folder.File("rules")).Problems);
        Assert.Empty(RoutingFolder.LoadInto(site.Services.GetRequiredService<RoutingBook>(), _folder.Path).Problems);
        return site;
    }

    private static async Task FillAsync(DashboardSite site, string agency, double value) => await site.Series.WriteAsync(
        [.. Enumerable.Range(0, 40).Select(hour => new SeriesPoint(new SeriesKey("overdue-open", agency), DashboardSite.Now.AddHours(hour - 40), value - (hour % 5), 13, 20))],
        CancellationToken.None);

    private static (AlertState State, AlertTransition Transition) Fired(string id, long number)
    {
        Assert.True(AlertFingerprint.TryParse(id, out var fingerprint));
        return (
            new AlertState
            {
                Fingerprint = fingerprint!, Phase = AlertPhase.Firing, PhaseSince = At, FiringSince = At, Episode = 1, Value = 12, ValueAt = At, Threshold = 10,
                Wording = new AlertWording("14 hồ sơ quá hạn tại H49.12", "", "Gọi đơn vị"),
            },
            new AlertTransition(number, fingerprint!, 1, AlertChange.Fired, AlertPhase.Inactive, AlertPhase.Firing, At, 12));
    }

    private static void Commit(DashboardSite site, (AlertState State, AlertTransition Transition) fired) =>
        new AlertStore(site.Alerts).Commit(new AlertCommit { States = [fired.State], Transitions = [fired.Transition] });

    private static AlertSample Sample(string agency, double? value, AlertSampleKind? kind = null, string rule = "overdue") => new(
        new AlertFingerprint(rule, new AlertScope(AlertScopeKind.Agency, agency)), kind ?? (value is null ? AlertSampleKind.Missing : AlertSampleKind.Value), value, ScopeName: agency);

    private static void See(DashboardSite site, params AlertSample[] samples) =>
        site.Services.GetRequiredService<AlertSeenBook>().Now = new AlertsSeen(DashboardSite.Now, samples, []);

    private static async Task<string> PageAsync(DashboardSite site, string path) => WebUtility.HtmlDecode(await site.Http.GetStringAsync(new Uri(path, UriKind.Relative)));
}

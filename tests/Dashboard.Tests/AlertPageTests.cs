using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Ioc.Dashboard.Access;
using Ioc.Kpi.Accounts;
using Ioc.Kpi.Alerts;
using Ioc.Kpi.Alerts.Routing;
using Ioc.Storage.Alerts;
using Ioc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Ioc.Dashboard.Tests;

/// <summary>What screens show of stored alerts, and what people do about them.</summary>
public sealed class AlertPageTests
{
    private const string Overdue = "overdue-high@agency:H49.12";
    private const string Page = "/alerts/about/" + Overdue;
    private const string Silences = "/alerts/silences";
    private const string Password = "Sông Cầu 2026 dài";
    private static readonly string Hash = Passwords.Hash(Password);
    private static readonly DateTimeOffset At = DashboardSite.Now.AddMinutes(-3);

    [Fact]
    public async Task Open_alerts_are_listed_by_severity_with_value_threshold_and_who_was_told()
    {
        await using var site = await OpenAsync(Firing("source-stale@source:tthc", AlertSeverity.Critical), Firing(Overdue), Firing("due-soon@province", mute: true));
        await SeenAsync(site, 3);
        var page = await PageAsync(site, "/alerts");
        Assert.Equal(
            ["critical", "warning", "warning"], Regex.Matches(page, "class=\"alert-card\" data-severity=\"(\\w+)\"").Select(match => match.Groups[1].Value));
        Assert.Contains("Không báo riêng vì nguyên nhân đang được báo: source-stale@source:tthc", page, StringComparison.Ordinal);
        Assert.Contains("Đã báo: hộp thư máy tính bảng (chờ gửi", page, StringComparison.Ordinal);
        Assert.Contains("Giá trị <b>12</b>", page, StringComparison.Ordinal);
        Assert.Contains("Ngưỡng <b>5</b>", page, StringComparison.Ordinal);

        var muted = await PageAsync(site, "/alerts?state=muted");
        Assert.Single(Regex.Matches(muted, "class=\"alert-card\""));
        Assert.Contains("/alerts/about/due-soon%40province", muted, StringComparison.Ordinal);

        var one = await PageAsync(site, "/alerts/about/" + Overdue);
        Assert.Contains("Gọi ngay cho đơn vị", one, StringComparison.Ordinal);
        Assert.Contains("Mở cảnh báo: 12", one, StringComparison.Ordinal);
        Assert.Contains("H49.12: quá hạn", await PageAsync(site, "/alerts/inbox"), StringComparison.Ordinal);
        Assert.Contains("H49.12: quá hạn", await PageAsync(site, "/alerts/history"), StringComparison.Ordinal);
        using var missing = await site.Http.GetAsync(new Uri("/alerts/about/none@province", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task What_was_muted_earlier_is_listed_with_its_reason()
    {
        await using var site = await OpenAsync(Firing(Overdue));
        var fired = Fired(Overdue, 1);
        new AlertStore(site.Alerts).Commit(new AlertCommit
        {
            Transitions =
            [
                fired with { Number = 2, Change = AlertChange.Muted, From = AlertPhase.Firing, Reason = "silence:7" },
                fired with { Number = 3, Change = AlertChange.Unmuted, From = AlertPhase.Firing },
                fired with { Number = 4, Change = AlertChange.Muted, From = AlertPhase.Firing, Reason = "calendar:working-hours" },
            ],
        });
        var muted = await PageAsync(site, "/alerts/history?state=muted");
        Assert.Equal(
            ["Chỉ báo trong giờ làm việc", "Báo trở lại", "Tạm tắt báo theo lệnh số 7"],
            Regex.Matches(muted, "</time><span>(.+?) – <a").Select(match => match.Groups[1].Value));
        Assert.Contains("Mở cảnh báo", await PageAsync(site, "/alerts/history"), StringComparison.Ordinal);
        Assert.Contains("Tạm tắt báo theo lệnh số 7", await PageAsync(site, "/alerts/about/" + Overdue), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("open", 3)]
    [InlineData("firing", 2)]
    [InlineData("muted", 1)]
    [InlineData("resolved", 0)]
    [InlineData("all", 3)]
    public async Task The_API_gives_the_alerts_of_a_state(string state, int count)
    {
        await using var site = await OpenAsync(Firing("source-stale@source:tthc"), Firing(Overdue), Firing("due-soon@province", mute: true));
        await SeenAsync(site, 3);
        Assert.Equal(count, (await site.GetAsync($"/api/v1/alerts?state={state}")).GetProperty("items").GetArrayLength());
        Assert.Equal("unknown-state", (await site.GetAsync("/api/v1/alerts?state=loud", HttpStatusCode.BadRequest)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task Of_two_who_take_an_alert_on_the_first_wins_and_the_second_is_told_by_whom()
    {
        await using var site = await OpenAsync(Firing(Overdue));
        using var first = await SignedInAsync(site, "lan", Role.Operator);
        using var second = await SignedInAsync(site, "minh", Role.Operator);
        var token = await second.TokenAsync(Page);
        Assert.Equal(HttpStatusCode.SeeOther, (await SendAsync(first, ("act", "acknowledge"))).Status);
        var (status, text, _) = await second.SendFormAsync(Page, Page, new Dictionary<string, string> { ["act"] = "acknowledge" }, token);
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("lan đã nhận xử lý lúc 10:30", WebUtility.HtmlDecode(text), StringComparison.Ordinal);
        await Eventually.Holds(async () => (await second.GetAsync("/alerts")).Text.Contains("lan nhận lúc", StringComparison.Ordinal), "both see who has it");
        Assert.Equal(["minh", "lan"], site.Audit.Read(null, AuditAction.AlertAcknowledged, null, 10).Select(entry => entry.What.Who));
    }

    [Fact]
    public async Task An_alert_is_assigned_commented_and_silenced_and_each_stands_in_its_history_and_in_the_audit_log()
    {
        await using var site = await OpenAsync(Firing(Overdue));
        using var visit = await SignedInAsync(site, "lan", Role.Operator);
        Assert.Equal(HttpStatusCode.SeeOther, (await SendAsync(visit, ("act", "assign"), ("assign-text", "Phòng Một cửa"))).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await SendAsync(visit, ("act", "comment"), ("comment-text", "Đã gọi lúc 10 giờ <b>"))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(visit, ("act", "comment"), ("comment-text", " "))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(visit, ("act", "silence"), ("hours", "9999"), ("silence-text", "Đang nâng cấp"))).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await SendAsync(visit, ("act", "silence"), ("hours", "4"), ("silence-text", "Đang nâng cấp"))).Status);

        var page = (await visit.GetAsync(Page)).Text;
        Assert.DoesNotContain("giờ <b>", page, StringComparison.Ordinal);
        Assert.Contains("Giao cho Phòng Một cửa", page, StringComparison.Ordinal);
        Assert.Contains("Ghi chú: Đã gọi lúc 10 giờ &lt;b&gt;", page, StringComparison.Ordinal);
        var silence = Assert.Single(new AlertDesk(site.Alerts).LastSilences(10));
        Assert.Equal([new("rule", MatchOperator.Equal, "overdue-high"), new("scope", MatchOperator.Equal, "agency:H49.12")], silence.Matchers);
        Assert.Equal(TimeSpan.FromHours(4), silence.Until - silence.From);

        Assert.Contains("Đang nâng cấp", (await visit.GetAsync(Silences)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await visit.SendFormAsync(Silences, Silences, new Dictionary<string, string> { ["end"] = $"{silence.Id}" })).Status);
        Assert.Equal("lan", Assert.Single(new AlertDesk(site.Alerts).LastSilences(10)).EndedBy);
        Assert.Equal(
            [AuditAction.AlertSilenceEnded, AuditAction.AlertSilenced, AuditAction.AlertCommented, AuditAction.AlertAssigned],
            site.Audit.Read("lan", null, null, 4).Select(entry => entry.What.What));
    }

    [Theory]
    [InlineData("rule=")]
    [InlineData("")]
    [InlineData("scope=~\"(\"")]
    public async Task A_silence_that_cannot_be_read_or_matches_everything_is_refused_with_what_was_typed(string match)
    {
        await using var site = await OpenAsync(Firing(Overdue));
        using var visit = await SignedInAsync(site, "lan", Role.Operator);
        var (status, text, _) = await visit.SendFormAsync(
            Silences, Silences, new Dictionary<string, string> { ["match"] = match, ["hours"] = "4", ["reason"] = "Lý do đã gõ" });
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("Lý do đã gõ", text, StringComparison.Ordinal);
        Assert.Contains("Không đọc được điều kiện", text, StringComparison.Ordinal);
        Assert.Empty(new AlertDesk(site.Alerts).LastSilences(10));
    }

    [Fact]
    public async Task A_viewer_reads_and_acts_on_nothing()
    {
        await using var site = await OpenAsync(Firing(Overdue));
        using var viewer = await SignedInAsync(site, "khach", Role.Viewer);
        Assert.DoesNotContain("name=\"act\"", (await viewer.GetAsync(Page)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(viewer, ("act", "acknowledge"))).Status);
        Assert.Empty(new AlertDesk(site.Alerts).ActsAfter(0, 10));
    }

    [Fact]
    public async Task A_display_gets_the_alert_its_changes_and_its_end()
    {
        await using var site = await OpenAsync();
        await using var display = await HubClient.ConnectAsync(site.Address);
        Assert.Equal(0, (await display.InvokeAsync("Subscribe", "overview")).GetProperty("alertCount").GetInt32());
        var store = new AlertStore(site.Alerts);
        store.Commit(new AlertCommit { States = [Firing(Overdue, AlertSeverity.Critical)], Transitions = [Fired(Overdue, 1)] });
        var alert = await AlertAsync(display, "firing");
        Assert.Equal((Overdue, "critical", false), (alert.GetProperty("id").GetString(), alert.GetProperty("severity").GetString(), alert.GetProperty("flapping").GetBoolean()));
        Assert.True(alert.GetProperty("new").GetBoolean());

        Assert.True(new AlertDesk(site.Alerts).TryAcknowledge(new AlertAct(0, Firing(Overdue).Fingerprint, 1, 1, AlertActKind.Acknowledged, "lan", DashboardSite.Now, ""), out _));
        Assert.False((await AlertAsync(display, "acknowledged")).GetProperty("new").GetBoolean());
        store.Commit(new AlertCommit { States = [Firing(Overdue) with { Phase = AlertPhase.Resolved, PhaseSince = DashboardSite.Now }] });
        await AlertAsync(display, "resolved");
        Assert.Empty((await display.InvokeAsync("Subscribe", "overview")).GetProperty("alerts").EnumerateArray());
    }

    private static async Task<JsonElement> AlertAsync(HubClient display, string state)
    {
        JsonElement? found = null;
        await Eventually.Holds(
            () => (found = display.Received("frame").SelectMany(frame => frame.GetProperty("alerts").EnumerateArray()).Cast<JsonElement?>()
                .LastOrDefault(alert => alert!.Value.GetProperty("state").GetString() == state)) is not null,
            $"the display gets the alert as {state}");
        return found!.Value;
    }

    private static AlertState Firing(string id, AlertSeverity severity = AlertSeverity.Warning, bool mute = false)
    {
        Assert.True(AlertFingerprint.TryParse(id, out var fingerprint));
        return new AlertState
        {
            Fingerprint = fingerprint!, Phase = AlertPhase.Firing, PhaseSince = At, FiringSince = At, Episode = 1, Value = 12, ValueAt = At, Worst = 12, Threshold = 5,
            Severity = severity, Wording = new AlertWording($"{fingerprint!.Scope.Key}: quá hạn", "12 trong 40 hồ sơ", "Gọi ngay cho đơn vị"),
            Mute = mute ? new AlertMute(fingerprint, 1, AlertMuteKind.Inhibition, "source-stale@source:tthc") : null,
        };
    }

    private static AlertTransition Fired(string id, long number)
    {
        Assert.True(AlertFingerprint.TryParse(id, out var fingerprint));
        return new AlertTransition(number, fingerprint!, 1, AlertChange.Fired, AlertPhase.Inactive, AlertPhase.Firing, At, 12);
    }

    private static async Task<DashboardSite> OpenAsync(params AlertState[] states)
    {
        var site = await DashboardSite.StartAsync(site => site.Source("tthc", 12));
        var items = states.Select((state, i) => new AlertItem(state.Fingerprint, 1, i + 1, AlertChange.Fired, state.Severity, state.Wording, 12, 5, "overdue-open", At, At)).ToList();
        if (states.Length > 0)
        {
            new AlertStore(site.Alerts).Commit(new AlertCommit
            {
                States = states, Transitions = [.. states.Select((state, i) => Fired(state.Fingerprint.ToString(), i + 1))],
                Messages = [new AlertMessage("key", AlertMessageKind.Change, "inbox", "inbox", "", items, 0, At)],
            });
            await SeenAsync(site, states.Length);
        }

        return site;
    }

    private static Task SeenAsync(DashboardSite site, int alerts) => Eventually.Holds(
        async () => (await site.GetAsync("/api/v1/alerts")).GetProperty("items").GetArrayLength() == alerts, "the alerts are read");

    private static async Task<Visit> SignedInAsync(DashboardSite site, string name, Role role)
    {
        Assert.True(site.Accounts.TryAdd(name, role, Hash, "shell:root", "console", DashboardSite.Now));
        site.Services.GetRequiredService<AccountBook>().Renew();
        var visit = new Visit(site.Address);
        Assert.Equal(HttpStatusCode.SeeOther, (await visit.SignInAsync(name, Password)).Status);
        return visit;
    }

    private static Task<(HttpStatusCode Status, string Text, string? Location)> SendAsync(Visit visit, params (string Name, string Value)[] fields) =>
        visit.SendFormAsync(Page, Page, fields.ToDictionary(field => field.Name, field => field.Value));

    private static async Task<string> PageAsync(DashboardSite site, string path) => WebUtility.HtmlDecode(await site.Http.GetStringAsync(new Uri(path, UriKind.Relative)));
}

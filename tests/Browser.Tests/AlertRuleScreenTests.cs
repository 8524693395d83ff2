using Ioc.Browser.Tests.Layout;
using Ioc.Kpi.Series;
using Ioc.Kpi.Time;
using Ioc.Storage.Series;
using Ioc.Testing;
using Xunit;

namespace Ioc.Browser.Tests;

/// <summary>The pages of rules, with a week behind them.</summary>
public sealed class AlertRuleScreenTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 10, 0, 0, TimeSpan.FromHours(7));
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1280, 800)]
    [InlineData(820, 1180)]
    public async Task A_rule_draws_its_line_with_the_thresholds_and_keeps_to_the_layout(int width, int height)
    {
        await SeedAsync();
        await using var ioc = await IocProcess.StartAsync(_folder.File("data"), Options());
        var client = new PushClient(ioc);
        await client.SendUntilAcknowledgedAsync(string.Join('\n', Enumerable.Range(1, 11).Select(number => PushClient.Record(
            number, number > 9 ? "H49.14" : number > 7 ? "H49.13" : "H49.12", received: "20261120080000", changed: "20261120080000"))));
        await using var screen = await Screen.OpenAsync(ioc.Address, width, height, touch: true);
        foreach (var (path, name, words) in new[]
        {
            ("/alerts/rules/received-many", "rule-firing", "đang mở"),
            ("/alerts/rules/received-many?scope=agency:H49.13", "rule-ok", "H49.13"),
            ("/alerts/rules/silent", "rule-source", "Ioc không lưu chuỗi thời gian"),
            ("/alerts/about/received-many@agency:H49.12", "rule-alert", "Nhận nhiều hồ sơ trong ngày"),
        })
        {
            await Eventually.Holds(
                async () =>
                {
                    await screen.GoAsync(path);
                    return (await screen.Page.ContentAsync()).Contains(words, StringComparison.Ordinal);
                },
                $"{path} shows {words}");
            await LayoutInspector.KeepsToAsync(screen.Page, LayoutRules.Tablet);
            await screen.KeepAsync($"{name}-{width}");
        }

        Assert.Equal(1, await screen.Page.Locator("path.course").CountAsync());
        Assert.Equal(1, await screen.Page.Locator("line.threshold").CountAsync());
        Assert.Equal(1, await screen.Page.Locator("rect.fired").CountAsync());
        Assert.DoesNotContain(screen.Complaints, complaint => !complaint.Contains("404", StringComparison.Ordinal));
    }

    private async Task SeedAsync()
    {
        Directory.CreateDirectory(_folder.File("data"));
        using var series = new SqliteSeriesStore(_folder.File("data/series.db"), LocalTime.Vietnam, new SeriesRetention());
        foreach (var (agency, most) in new[] { ("H49.12", 6.0), ("H49.13", 4.0) })
        {
            // A day of work: nothing at night, and what comes in until the evening.
            await series.WriteAsync(
                [.. Enumerable.Range(1, 7 * 24).Select(back => Now.AddHours(-back)).Select(at => new SeriesPoint(
                    new SeriesKey("received-dossiers", agency), at, at == Now.AddHours(-1) && agency == "H49.12" ? 7 : Math.Round(most * Math.Clamp((at.ToOffset(TimeSpan.FromHours(7)).Hour - 7) / 10.0, 0, 1))))],
                CancellationToken.None);
        }
    }

    private Dictionary<string, string> Options()
    {
        Directory.CreateDirectory(_folder.File("alerts/rules"));
        File.WriteAllText(_folder.File("alerts/rules/try.yaml"), """
            groups:
              - name: Thử
                rules:
                  - alert: Nhận nhiều hồ sơ trong ngày
                    uid: received-many
                    kpi: received-dossiers
                    scope: agency
                    comparison: ">="
                    threshold: 5
                    clear: 3
                    keepFiringFor: 10m
                    worseBy: 5
                    noData: { for: 30m, tell: true }
                    labels: { severity: warning }
                    annotations:
                      summary: "{{scope}} nhận {{value}} hồ sơ hôm nay, nhiều hơn hẳn ngày thường"
                      description: "Quá ngưỡng {{threshold}} từ {{since}}."
                      action: "Trực ban gọi Trung tâm Phục vụ hành chính công, hỏi có dồn hồ sơ hay gửi trùng."
                  - alert: Nguồn im lặng
                    uid: silent
                    measure: source-age-in-intervals
                    scope: source
                    comparison: ">"
                    threshold: 3
                    labels: { severity: critical }
                    annotations: { summary: "{{scope}} im lặng", action: "Gọi đơn vị vận hành." }
            """);
        File.WriteAllText(_folder.File("alerts/routing.yaml"), """
            receivers:
              - { name: wall, contacts: [{ channel: wall }], groupInterval: 1s }
              - { name: inbox, contacts: [{ channel: inbox }], groupInterval: 1s }
              - name: Trực ban UBND tỉnh
                contacts: [{ channel: inbox }]
                fallback: { channel: wall, after: 15m }
              - { name: Lãnh đạo Văn phòng, contacts: [{ channel: inbox }] }
            routes:
              - receivers: [wall, inbox]
                continue: true
              - receivers: [Trực ban UBND tỉnh]
                hours: working-hours
                escalation: [{ after: 15m, receiver: Lãnh đạo Văn phòng }]
            """);
        return new Dictionary<string, string>(PushClient.Options) { ["Ioc:Alerts:Directory"] = _folder.File("alerts") };
    }
}

using Ioc.Kpi.Alerts;
using Ioc.Kpi.Alerts.Routing;
using Ioc.Kpi.Alerts.Routing.Files;
using Ioc.Storage.Alerts;
using Ioc.Testing;
using Xunit;

namespace Ioc.Storage.Tests.Alerts;

public sealed class RoutingFolderTests : IDisposable
{
    private const string Small = """
        receivers:
          - name: Trực ban UBND tỉnh
            contacts: [{ channel: email, address: truc-ban@example.vn }]
            fallback: { channel: telegram, address: "-100", after: 20m }
            repeatInterval: 1h30m
          - name: boss
            contacts: [{ channel: email, address: boss@example.vn }]
        routes:
          - matchers: ['severity="critical", scope=~"agency:H49.*"']
            receivers: [Trực ban UBND tỉnh]
            hours: working-hours
            continue: true
            escalation: [{ after: 15m, receiver: boss }]
        inhibitions:
          - source: ['rule="source-stale"']
            target: ['kind="agency"']
            equal: [portal]
        maintenance:
          - name: Đêm
            weekly: { days: [saturday], from: "23:00", until: "01:00" }
          - name: Once
            matchers: ['kind="source"']
            from: 2026-12-05 22:00
            until: 2026-12-06 02:00
            timeZone: America/New_York
        """;

    private readonly TemporaryFolder _folder = new();
    private readonly RoutingBook _book = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_file_that_ships_tells_the_screens_and_nobody_outside()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Ioc.sln")))
        {
            folder = folder.Parent;
        }

        var now = RoutingFolder.LoadInto(_book, Path.Combine(folder.FullName, "alerts"));

        Assert.Equal("", string.Join('\n', now.Problems));
        Assert.Equal(["wall", "inbox"], now.Table.Receivers.SelectMany(receiver => receiver.Contacts).Select(contact => contact.Channel));
        Assert.All(now.Table.Receivers.SelectMany(receiver => receiver.Contacts), contact => Assert.Equal("", contact.Address));

        // A source that is not heard from mutes what is counted from it; anything else that is wrong with a source mutes nothing.
        var cause = Assert.Single(now.Table.Inhibitions);
        Assert.True(cause.Source.Holds(Critical("source-stale")));
        Assert.False(cause.Source.Holds(Critical("trust-check-failed")));

        // The examples in its comments are right as well.
        var lines = File.ReadAllLines(Path.Combine(folder.FullName, "alerts", "routing.yaml"));
        File.WriteAllLines(_folder.File("routing.yaml"), lines.Select(line => IsExample(line) ? line[1..] : line));
        var examples = RoutingFolder.LoadInto(_book, _folder.Path);
        Assert.Equal("", string.Join('\n', examples.Problems));
        Assert.Equal((4, 3, 2), (examples.Table.Receivers.Count, examples.Table.Routes.Count, examples.Table.Maintenance.Count));
    }

    [Fact]
    public void Everything_that_the_file_says_is_read()
    {
        var table = Load(Small).Table;

        var duty = table.FindReceiver("Trực ban UBND tỉnh")!;
        Assert.Equal((TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(90), 20), (duty.GroupInterval, duty.RepeatInterval, duty.MostItems));
        Assert.Equal(new RoutingFallback(new RoutingContact("telegram", "-100"), TimeSpan.FromMinutes(20)), duty.Fallback);
        var route = Assert.Single(table.Routes);
        Assert.Equal((true, RoutingHours.WorkingHours, 2), (route.Continue, route.Hours, route.Matchers.Matchers.Count));
        Assert.Equal(new RoutingEscalation(TimeSpan.FromMinutes(15), "boss"), Assert.Single(route.Escalation));
        Assert.Equal(["portal"], Assert.Single(table.Inhibitions).Equal);
        Assert.Equal(new DateTimeOffset(2026, 12, 6, 3, 0, 0, TimeSpan.Zero), table.Maintenance[1].Once!.From);
        Assert.Equal("Asia/Ho_Chi_Minh", table.Maintenance[0].Zone.Id);
    }

    [Fact]
    public void A_file_that_becomes_wrong_leaves_the_old_one_in_force_until_it_is_right_again()
    {
        var before = Load(Small);
        var wrong = Load(Small.Replace("hours: working-hours", "hours: sometimes", StringComparison.Ordinal));
        var broken = Load(Small[..120] + "]");
        var after = Load(Small.Replace("boss", "chief", StringComparison.Ordinal));

        Assert.Same(before.Table, wrong.Table);
        Assert.Same(before.Table, broken.Table);
        Assert.True(wrong.Outdated);
        Assert.StartsWith("routing.yaml line 11: 'hours' is 'sometimes'", Assert.Single(wrong.Problems).ToString(), StringComparison.Ordinal);
        Assert.Contains("YAML", Assert.Single(broken.Problems).Reason, StringComparison.Ordinal);
        Assert.False(after.Outdated);
        Assert.NotNull(after.Table.FindReceiver("chief"));
    }

    [Fact]
    public void Before_any_file_the_screens_are_told()
    {
        var now = RoutingFolder.LoadInto(_book, _folder.File("nowhere"));

        Assert.Contains("cannot be read", Assert.Single(now.Problems).Reason, StringComparison.Ordinal);
        Assert.Equal(["wall", "inbox"], now.Table.Routes[0].Receivers);
    }

    [Theory]
    [InlineData("receivers:", "receivers: &all", "Anchors and aliases are not read")]
    [InlineData("routes:", "routes: []\nroutes:", "stands here twice")]
    [InlineData("name: boss", "name: [boss]", "one line of text")]
    [InlineData("name: boss", "name: Trực ban UBND tỉnh", "already")]
    [InlineData("contacts: [{ channel: email, address: boss@example.vn }]", "contacts: []", "no contact")]
    [InlineData("contacts: [{ channel: email, address: boss@example.vn }]", "contact: x", "not known here")]
    [InlineData("repeatInterval: 1h30m", "repeatInterval: 30m1h", "length of time")]
    [InlineData("repeatInterval: 1h30m", "repeatInterval: 1s", "at least 1m")]
    [InlineData("repeatInterval: 1h30m", "mostItems: 0", "from 1 to 500")]
    [InlineData("receivers: [Trực ban UBND tỉnh]", "receivers: [nobody]", "no receiver of this file")]
    [InlineData("receivers: [Trực ban UBND tỉnh]", "receivers: []", "nothing can escalate")]
    [InlineData("{ after: 15m, receiver: boss }", "{ after: 15m, receiver: boss }, { after: 15m, receiver: boss }", "not later")]
    [InlineData("{ after: 15m, receiver: boss }", "{ receiver: boss }", "'after' is missing")]
    [InlineData("continue: true", "continue: perhaps", "one of true, false")]
    [InlineData("scope=~\"agency:H49.*\"", "scope=~\"(\"", "no regular expression")]
    [InlineData("scope=~\"agency:H49.*\"", "scope is x", "is expected")]
    [InlineData("source: ['rule=\"source-stale\"']", "source: []", "one condition at least")]
    [InlineData("days: [saturday]", "days: [thứ bảy]", "no weekday")]
    [InlineData("from: \"23:00\"", "from: \"25:00\"", "no time of day")]
    [InlineData("until: 2026-12-06 02:00", "until: 2026-12-05 02:00", "ends before it begins")]
    [InlineData("until: 2026-12-06 02:00", "until: tomorrow", "no local time")]
    [InlineData("timeZone: America/New_York", "timeZone: local", "no time zone")]
    [InlineData("timeZone: America/New_York", "weekly: { days: [monday], from: \"00:00\", until: \"24:00\" }", "either from and until, or weekly")]
    public void What_is_wrong_is_told_with_its_line(string right, string wrong, string reason)
    {
        var now = Load(Small.Replace(right, wrong, StringComparison.Ordinal));

        var problem = now.Problems.First(problem => problem.Reason.Contains(reason, StringComparison.Ordinal));
        Assert.Equal("routing.yaml", problem.File);
        var first = Small.Split('\n').ToList().FindIndex(line => line.Contains(right.Split('\n')[0], StringComparison.Ordinal)) + 1;
        Assert.InRange(problem.Line, Math.Max(1, first - 4), first + 3);
        Assert.Same(RoutingTable.BuiltIn, now.Table);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing\n")]
    [InlineData("text")]
    [InlineData("- a\n- b\n")]
    [InlineData("receivers: *nobody\n")]
    [InlineData("? [a]\n: b\n")]
    [InlineData("a: 1\n---\nb: 2\n")]
    [InlineData("a: [[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]\n")]
    [InlineData("receivers: \u0007\n")]
    [InlineData("receivers: {}\nroutes: {}\n")]
    public void What_is_no_routing_file_is_refused_without_an_exception(string text) => Assert.NotEmpty(Load(text).Problems);

    [Fact]
    public void A_file_that_is_too_large_or_not_utf8_is_refused()
    {
        using (var file = File.Create(_folder.File("routing.yaml")))
        {
            file.SetLength(2 * 1024 * 1024);
        }

        Assert.Contains("2097152 bytes", Assert.Single(RoutingFolder.LoadInto(_book, _folder.Path).Problems).Reason, StringComparison.Ordinal);
        File.WriteAllBytes(_folder.File("routing.yaml"), [0x61, 0xFF, 0x62]);
        Assert.Contains("UTF-8", Assert.Single(RoutingFolder.LoadInto(_book, _folder.Path).Problems).Reason, StringComparison.Ordinal);
    }

    /// <summary>Explanations begin with a space and a word.</summary>
    private static bool IsExample(string line) => line.Length > 2 && line[0] == '#' && (line[1] != ' ' || line[2] == ' ');

    private static AlertState Critical(string rule) =>
        new() { Fingerprint = new(rule, new AlertScope(AlertScopeKind.Source, "tthc")), Severity = AlertSeverity.Critical };

    private RoutingSnapshot Load(string text)
    {
        File.WriteAllText(_folder.File("routing.yaml"), text);
        return RoutingFolder.LoadInto(_book, _folder.Path);
    }
}

using Ioc.Kpi.Alerts.Rules;
using Ioc.Storage.Alerts;
using Ioc.Testing;
using Xunit;

namespace Ioc.Storage.Tests.Alerts;

/// <summary>Reload without restart .</summary>
public sealed class AlertRuleFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly AlertRuleBook _book = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_broken_file_leaves_its_old_rules_in_force_and_says_so()
    {
        Write("a.yaml", "one", 5);
        Write("b.yaml", "two", 5);
        Assert.Equal(["one", "two"], Load().Rules.Select(rule => rule.Uid));

        Write("a.yaml", "one", 7);
        File.WriteAllText(_folder.File("b.yaml"), "groups: [");
        var rules = Load();
        Assert.Equal((7.0, 5.0), (rules.Find("one")!.Threshold, rules.Find("two")!.Threshold));
        Assert.Equal(("b.yaml", 1), (Assert.Single(rules.Outdated), rules.Refused));
        Assert.Equal("b.yaml", Assert.Single(rules.Problems).File);

        Write("b.yaml", "two", 9);
        rules = Load();
        Assert.Equal((9.0, 0, 0), (rules.Find("two")!.Threshold, rules.Problems.Count, rules.Outdated.Count));
    }

    [Fact]
    public void A_broken_file_that_never_was_right_has_no_rules()
    {
        File.WriteAllText(_folder.File("a.yaml"), "groups: [");
        var rules = Load();
        Assert.Empty(rules.Rules);
        Assert.Empty(rules.Outdated);
        Assert.NotEmpty(rules.Problems);
    }

    [Fact]
    public void Rules_of_a_file_that_is_gone_are_no_longer_in_force()
    {
        Write("a.yaml", "one", 5);
        Load();
        File.Delete(_folder.File("a.yaml"));
        Assert.Empty(Load().Rules);
    }

    [Fact]
    public void A_file_that_takes_the_uid_of_another_is_refused()
    {
        Write("a.yaml", "one", 5);
        Write("b.yaml", "two", 5);
        Load();
        Write("b.yaml", "one", 9);
        var rules = Load();
        Assert.Equal((5.0, 5.0), (rules.Find("one")!.Threshold, rules.Find("two")!.Threshold));
        Assert.Equal("b.yaml:4: The uid 'one' is taken by a rule of a.yaml. Give each rule a uid of its own.", Assert.Single(rules.Problems).ToString());
    }

    [Fact]
    public void A_broken_file_does_not_lose_a_rule_to_another_file()
    {
        Write("b.yaml", "one", 5);
        Load();
        File.WriteAllText(_folder.File("b.yaml"), "groups: [");
        Write("a.yaml", "one", 9);
        Assert.Equal(5, Load().Find("one")!.Threshold);
    }

    [Fact]
    public void A_folder_that_is_gone_leaves_every_rule_in_force()
    {
        Write("a.yaml", "one", 5);
        Load();
        var rules = AlertRuleFolder.LoadInto(_book, _folder.File("nowhere"));
        Assert.Equal(("one", "a.yaml"), (Assert.Single(rules.Rules).Uid, Assert.Single(rules.Outdated)));
        Assert.Single(rules.Problems);
    }

    [Fact]
    public void The_state_of_the_folder_changes_with_its_files()
    {
        Write("a.yaml", "one", 5);
        var before = AlertRuleFolder.StateOf(_folder.Path);
        Assert.Equal(before, AlertRuleFolder.StateOf(_folder.Path));
        Write("a.yaml", "one", 55);
        Assert.NotEqual(before, AlertRuleFolder.StateOf(_folder.Path));
        Assert.StartsWith("unreadable", AlertRuleFolder.StateOf(_folder.File("nowhere")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_too_large_is_not_loaded()
    {
        File.WriteAllText(_folder.File("a.yaml"), new string('#', AlertRuleFile.LargestBytes + 1));
        Assert.Contains("bytes, more than", Assert.Single(Load().Problems).Reason, StringComparison.Ordinal);
    }

    private AlertRuleSet Load() => AlertRuleFolder.LoadInto(_book, _folder.Path);

    private void Write(string file, string uid, int threshold) => File.WriteAllText(
        _folder.File(file),
        $$"""
        groups:
          - name: a
            rules:
              - alert: a
                uid: {{uid}}
                kpi: overdue-open
                comparison: ">"
                threshold: {{threshold}}
                annotations: { summary: a, action: b }
        """);
}

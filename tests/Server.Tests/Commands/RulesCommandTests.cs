using Ioc.Server.Commands;
using Ioc.Server.Hosting;
using Ioc.Testing;
using Xunit;

namespace Ioc.Server.Tests.Commands;

public sealed class RulesCommandTests : IDisposable
{
    private const string Right = """
        groups:
          - name: a
            rules:
              - alert: a
                uid: one
                kpi: overdue-open
                comparison: ">"
                threshold: 5
                annotations: { summary: "{{value}}", action: b }
        """;

    private const string Test = """
        ruleFiles: [a.yaml]
        tests:
          - name: It opens above five
            rule: one
            values: 1 9
            expect:
              - { at: 0s, state: inactive }
              - { at: 1m, state: firing, summary: "9" }
        """;

    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _errors = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_rules_that_came_with_the_program_have_no_problems()
    {
        Assert.Equal(ExitCode.Done, Run("rules", "check"));
        Assert.EndsWith("No problems.\n", _output.ToString(), StringComparison.Ordinal);
        Assert.True(Directory.Exists(Path.Combine(AppContext.BaseDirectory, "alerts", "rules")), "The rules travel with the program.");
    }

    [Fact]
    public void Every_problem_of_a_folder_is_listed_with_its_line()
    {
        File.WriteAllText(_folder.File("a.yaml"), Right.Replace("threshold", "treshold", StringComparison.Ordinal));
        File.WriteAllText(_folder.File("b.yaml"), "groups: [");
        Assert.Equal(ExitCode.Refused, Run("rules", "check", _folder.Path));
        Assert.Contains("a.yaml:8: 'treshold' is not known here. Did you mean 'threshold'?", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("b.yaml:", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("3 problems in", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_a_problem() => Assert.Equal(ExitCode.Refused, Run("rules", "check", _folder.File("nowhere")));

    [Fact]
    public void Tests_of_rules_say_what_was_not_as_expected()
    {
        File.WriteAllText(_folder.File("a.yaml"), Right);
        File.WriteAllText(_folder.File("test.yaml"), Test);
        Assert.Equal(ExitCode.Done, Run("rules", "test", _folder.File("test.yaml")));
        Assert.Contains("1 test, 0 not as expected.", _output.ToString(), StringComparison.Ordinal);

        File.WriteAllText(_folder.File("test.yaml"), Test.Replace("values: 1 9", "values: 9 1", StringComparison.Ordinal));
        Assert.Equal(ExitCode.SomeRejected, Run("rules", "test", _folder.File("test.yaml")));
        Assert.Contains("test.yaml:7: It opens above five: at 0s the alert is firing, expected inactive (value 9, threshold 5).", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("1 test, 1 not as expected.", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_test_that_expects_beyond_its_series_cannot_pass()
    {
        File.WriteAllText(_folder.File("a.yaml"), Right);
        File.WriteAllText(_folder.File("test.yaml"), Test.Replace("at: 1m", "at: 5m", StringComparison.Ordinal));
        Assert.Equal(ExitCode.SomeRejected, Run("rules", "test", _folder.File("test.yaml")));
        Assert.Contains("There is no value at 5m", _output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rule: one", "rule: two", ExitCode.SomeRejected)]
    [InlineData("values: 1 9", "values: one", ExitCode.Refused)]
    [InlineData("state: firing", "state: burning", ExitCode.Refused)]
    [InlineData("ruleFiles: [a.yaml]", "ruleFiles: [b.yaml]", ExitCode.Refused)]
    [InlineData("expect:", "expects:", ExitCode.Refused)]
    [InlineData("tests:", "tests: []\nothers:", ExitCode.Refused)]
    public void A_file_of_tests_that_is_wrong_does_not_pass(string right, string wrong, int exit)
    {
        File.WriteAllText(_folder.File("a.yaml"), Right);
        File.WriteAllText(_folder.File("test.yaml"), Test.Replace(right, wrong, StringComparison.Ordinal));
        Assert.Equal(exit, Run("rules", "test", _folder.File("test.yaml")));
    }

    [Theory]
    [InlineData("rules")]
    [InlineData("rules list")]
    [InlineData("rules test")]
    [InlineData("rules check a b")]
    [InlineData("rules check --source=x")]
    public void Other_words_are_refused(string words) => Assert.Equal(Verb.Refused, CommandLine.Parse(words.Split(' ')).Verb);

    [Fact]
    public void Rules_of_a_published_program_lie_beside_its_settings()
    {
        var rules = Directory.CreateDirectory(_folder.File("alerts/rules")).FullName;
        Assert.Equal(rules, RulePlace.Find(_folder.Path));
        Assert.Equal(Path.Combine(_folder.File("elsewhere"), "alerts", "rules"), RulePlace.Find(_folder.File("elsewhere")));
    }

    private int Run(params string[] words)
    {
        _output.GetStringBuilder().Clear();
        return RulesCommand.Run(CommandLine.Parse(words), _output, _errors);
    }
}

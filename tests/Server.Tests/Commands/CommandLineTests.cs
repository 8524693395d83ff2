using Ioc.Server.Commands;
using Xunit;

namespace Ioc.Server.Tests.Commands;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("")]
    [InlineData("--target=all")]
    [InlineData("--urls=http://127.0.0.1:0 --Ioc:DataDirectory=x")]
    public void Serving_is_the_default(string words) => Assert.Equal(Verb.Serve, Parse(words).Verb);

    [Theory]
    [InlineData("--target=ingest")]
    [InlineData("--target=jobs")]
    [InlineData("--target=dashboard")]
    [InlineData("--target=everything")]
    [InlineData("--target")]
    [InlineData("serve")]
    [InlineData("--colour=blue")]
    [InlineData("import")]
    [InlineData("import a.csv")]
    [InlineData("import a.csv b.csv --source=x")]
    [InlineData("check-config --source=x")]
    [InlineData("continue-journal --source=x")]
    public void Anything_else_is_refused_with_one_sentence(string words)
    {
        var command = Parse(words);

        Assert.Equal(Verb.Refused, command.Verb);
        Assert.NotEmpty(command.Problem!);
        Assert.DoesNotContain('\n', command.Problem!);
    }

    [Fact]
    public void An_import_names_file_source_and_mapping()
    {
        var command = Parse("import a.csv --source=archive --mapping=words.yaml");

        Assert.Equal((Verb.Import, "a.csv", "archive", "words.yaml"), (command.Verb, command.File, command.Source, command.Mapping));
    }

    private static CommandLine Parse(string words) => CommandLine.Parse(words.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}

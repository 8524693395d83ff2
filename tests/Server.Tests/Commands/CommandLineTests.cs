using Ioc.Kpi.Accounts;
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
    [InlineData("user")]
    [InlineData("user remove an")]
    [InlineData("user add an")]
    [InlineData("user add --role=viewer")]
    [InlineData("user add an --role=root")]
    [InlineData("user add an --role")]
    [InlineData("user add an secret --role=viewer")]
    [InlineData("user add an --role=viewer --password=secret")]
    [InlineData("user list an")]
    [InlineData("user role an")]
    [InlineData("user role an root")]
    [InlineData("user role an viewer more")]
    [InlineData("user role an --role=viewer")]
    [InlineData("audit")]
    [InlineData("audit show")]
    [InlineData("audit verify more")]
    [InlineData("user disable")]
    [InlineData("user disable an --role=viewer")]
    [InlineData("check-config --role=viewer")]
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

    [Fact]
    public void A_command_for_an_account_names_it()
    {
        var add = Parse("user add an --role=operator");
        Assert.Equal((Verb.User, UserAction.Add, "an", Role.Operator), (add.Verb, add.Action, add.Account, add.Role));
        Assert.Equal((Verb.User, UserAction.List, null), (Parse("user list").Verb, Parse("user list").Action, Parse("user list").Account));
        var role = Parse("user role an admin");
        Assert.Equal((Verb.User, UserAction.Role, "an", Role.Admin), (role.Verb, role.Action, role.Account, role.Role));
        Assert.Equal(Verb.Audit, Parse("audit verify").Verb);
        Assert.Equal((UserAction.SignOut, "an"), (Parse("user sign-out an").Action, Parse("user sign-out an").Account));
    }

    [Fact]
    public void A_word_that_may_be_a_password_is_not_repeated() =>
        Assert.DoesNotContain("secret", Parse("user add an secret --role=viewer").Problem + Parse("user add an --role=viewer --password=secret").Problem, StringComparison.Ordinal);

    private static CommandLine Parse(string words) => CommandLine.Parse(words.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}

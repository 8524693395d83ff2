using System.Text.RegularExpressions;
using Xunit;

namespace Ioc.Server.Tests.Grafana;

/// <summary>What the provisioning reads from the environment is what both ways of installing give it.</summary>
public sealed partial class ProvisioningTests
{
    private static readonly List<string> Asked =
    [
        .. new[] { "datasources/influxdb.yaml", "dashboards/ioc.yaml" }
            .SelectMany(file => FromEnvironment().Matches(Read("grafana", "provisioning", file))).Select(match => match.Groups["name"].Value).Order(StringComparer.Ordinal),
    ];

    [Fact]
    public void Containers_give_every_variable() =>
        Assert.Equal(Asked, Names(Read("deploy", "compose.yaml"), @"^\s+(?<name>IOC_GRAFANA_\w+):"));

    [Fact]
    public void Services_give_every_variable() =>
        Assert.Equal(Asked, Names(Read("deploy", "systemd", "grafana.env.example"), @"^(?<name>IOC_GRAFANA_\w+)="));

    [Fact]
    public void Every_secret_of_the_compose_file_is_asked_for_in_the_example_and_has_no_value_there()
    {
        var used = Required().Matches(Read("deploy", "compose.yaml")).Select(match => match.Groups["name"].Value).Distinct().ToList();
        Assert.Equal(4, used.Count);
        Assert.All(used, name => Assert.Contains($"\n{name}=\n", Read("deploy", ".env.example"), StringComparison.Ordinal));
    }

    [Fact]
    public void Dashboards_cannot_be_deleted_or_changed_in_Grafana_and_lie_in_the_folders_of_their_files()
    {
        var provider = Read("grafana", "provisioning", "dashboards/ioc.yaml");
        Assert.All(
            ["disableDeletion: true", "allowUiUpdates: false", "foldersFromFilesStructure: true"],
            line => Assert.Contains(line, provider, StringComparison.Ordinal));
    }

    private static List<string> Names(string text, string pattern) =>
        [.. Regex.Matches(text, pattern, RegexOptions.Multiline).Select(match => match.Groups["name"].Value).Order(StringComparer.Ordinal)];

    private static string Read(params string[] path) => File.ReadAllText(Path.Combine([DashboardFile.Repository, .. path]));

    [GeneratedRegex(@"\$__env\{(?<name>\w+)\}")]
    private static partial Regex FromEnvironment();

    [GeneratedRegex(@"\$\{(?<name>\w+):\?")]
    private static partial Regex Required();
}

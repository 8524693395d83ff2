using Ioc.Server.Commands;
using Ioc.Server.Configuration;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Ioc.Server.Tests.Configuration;

/// <summary>Whatever stands behind a key, the configuration is read to its end and a bad value is one of the listed problems.</summary>
public sealed class HostileValueTests
{
    private static readonly string[] Values =
    [
        "", " ", "0", "-1", "-0", "00", "1e400", "-1e400", "NaN", "Infinity", "-Infinity", "NaNs", "Infinityd", "99999999999d", "999999999999999999999999999999h",
        "1e9d", "0.0000000001s", ",", "1,5", "1.5", "99999999999999999999", "-9223372036854775808", "10675199.02:48:05.4775807", "99:99:99", "::", ":", "s", "d",
        "9999-12-31T23:59:59.9999999-14:00", "0001-01-01T00:00:00+14:00", "+", "Z", "http://", "http://[", "//", "true", "null", "{}", "\0", "a\0b", "\ud800", "..", "/",
        new('9', 5000), new('x', 70_000),
    ];

    public static TheoryData<string> Keys()
    {
        var source = new Dictionary<string, string?> { ["Ioc:Sources:0:Id"] = "a", ["Ioc:Sources:0:Applicants:1"] = "citizen" };
        var keys = OptionPrinter.Lines("Ioc", Read(source).Options).Select(line => line.Split(" = ")[0]);
        return [.. keys, "Ioc", "Ioc:Sources", "Ioc:Sources:x", "Ioc:Sources:-1:Id", "Ioc:Sources:2147483648:Id", "Ioc:Counting", "Ioc:\0"];
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void No_value_stops_the_reading(string key)
    {
        foreach (var value in Values)
        {
            foreach (var kind in new[] { "push", "reference" })
            {
                var settings = Read(new() { ["Ioc:Sources:0:Id"] = "a", ["Ioc:Sources:0:Kind"] = kind, [key] = value });
                using var output = new StringWriter();
                Assert.InRange(CheckConfig.Run(settings, output), ExitCode.Done, ExitCode.Refused);
                if (settings.Problems.Count == 0)
                {
                    Assert.NotNull(settings.TimeZone);
                }
            }
        }
    }

    [Theory]
    [InlineData("Ioc:Retention:Journal", "99999999999d")]
    [InlineData("Ioc:Retention:Journal", "NaNs")]
    [InlineData("Ioc:Retention:Journal", "Infinitys")]
    [InlineData("Ioc:Checkpoint:Interval", "1e9d")]
    [InlineData("Ioc:DataDirectory", "a\0b")]
    [InlineData("Ioc:DossierKeyFile", "a\0b")]
    [InlineData("Ioc:Displays:Diagonal", "NaN")]
    public void A_value_that_cannot_be_is_a_problem_under_its_key(string key, string value) =>
        Assert.StartsWith($"{key} = '", Assert.Single(Read(new() { [key] = value }).Problems).Replace("= NaN", "= 'NaN'", StringComparison.Ordinal), StringComparison.Ordinal);

    [Theory]
    [InlineData("90s", 90)]
    [InlineData("0.1s", 0.1)]
    [InlineData("1.5h", 5400)]
    [InlineData("7d", 604_800)]
    [InlineData("00:00:15", 15)]
    public void Durations_are_exact(string text, double seconds)
    {
        Assert.True(OptionText.TryParse(typeof(TimeSpan), text, out var span));
        Assert.Equal(TimeSpan.FromSeconds(seconds), span);
    }

    private static Settings Read(Dictionary<string, string?> values) =>
        Settings.Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build(), new Surroundings { EnvironmentName = "Staging" });
}

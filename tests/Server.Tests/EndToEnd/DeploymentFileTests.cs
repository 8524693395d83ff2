using System.Globalization;
using System.Text.Json;
using Ioc.Testing;
using Xunit;

namespace Ioc.Server.Tests.EndToEnd;

/// <summary>Catalogue and calendar files that change while the service runs.</summary>
public sealed class DeploymentFileTests : IDisposable
{
    private const string Header = "code,name,field,level,online,resultRequired,feeRequired,business,nonBoundary,workingDays,cutoffHour,lists\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Changed_files_are_counted_by_at_once_and_wrong_ones_are_told()
    {
        WriteCatalogue(resultRequired: 1);
        var options = new Dictionary<string, string>(PushClient.Options)
        {
            ["Ioc:Catalogues:Procedures"] = _folder.File("procedures.csv"),
        };

        // A clock that begins at the same instant again would be earlier than the counters, which are then not taken over.
        options.Remove("Ioc:Clock:Now");
        await using var ioc = await IocProcess.StartAsync(_folder.File("data"), options);
        await new PushClient(ioc).SendUntilAcknowledgedAsync(
            string.Join('\n', Enumerable.Range(0, 20).Select(number => PushClient.Record(number, "H49.01", status: "9", finished: "20261103090000"))));
        Assert.Equal(20, await DenominatorAsync(ioc));

        WriteCatalogue(resultRequired: 0);
        await Eventually.Holds(async () => await DenominatorAsync(ioc) == 0, "no result is required any more");

        File.WriteAllText(_folder.File("procedures.csv"), Header + "1.000001,x,,province,maybe,1,0,0,0,,,\n");
        await Eventually.Holds(() => ioc.Output.Contains("A changed file is refused", StringComparison.Ordinal), "the wrong file is told");
        Assert.Contains("maybe", ioc.Output, StringComparison.Ordinal);
        Assert.Equal(0, await DenominatorAsync(ioc));

        await ioc.StopAsync();
        WriteCatalogue(resultRequired: 0);
        await ioc.StartAgainAsync();
        Assert.Contains("counters taken over", ioc.Output, StringComparison.Ordinal);
        Assert.Equal(0, await DenominatorAsync(ioc));
    }

    /// <summary>The successor has no dossier of its own and stands behind the codes that dossiers brought; a restart takes the counters over all the same.</summary>
    [Fact]
    public async Task Units_that_merge_while_the_service_runs_count_under_their_successor_and_after_a_restart()
    {
        WriteAgencies("");
        var options = new Dictionary<string, string>(PushClient.Options) { ["Ioc:Catalogues:Agencies"] = _folder.File("agencies.csv") };
        options.Remove("Ioc:Clock:Now");
        await using var ioc = await IocProcess.StartAsync(_folder.File("data"), options);
        var client = new PushClient(ioc);
        await client.SendUntilAcknowledgedAsync(string.Join('\n', Enumerable.Range(0, 20).Select(number => PushClient.Record(number, number < 5 ? "H49.01" : "H49.02"))));
        Assert.Equal((5, 15), ((await client.NumeratorsByAgencyAsync("received-dossiers"))["H49.01"], (await client.NumeratorsByAgencyAsync("received-dossiers"))["H49.02"]));

        WriteAgencies("H49.03");
        await Eventually.Holds(async () => (await client.NumeratorsByAgencyAsync("received-dossiers")) is { Count: 1 } agencies && agencies.GetValueOrDefault("H49.03") == 20, "both units count under their successor");
        await client.SendUntilAcknowledgedAsync(PushClient.Record(20, "H49.01"));
        Assert.Equal(21, (await client.NumeratorsByAgencyAsync("received-dossiers"))["H49.03"]);

        await ioc.StopAsync();
        await ioc.StartAgainAsync();
        Assert.Contains("counters taken over", ioc.Output, StringComparison.Ordinal);
        Assert.Equal(21, Assert.Single(await client.NumeratorsByAgencyAsync("received-dossiers")).Value);
    }

    /// <param name="successor">What the two units are ; empty for units of their own.</param>
    private void WriteAgencies(string successor) => File.WriteAllText(
        _folder.File("agencies.csv"),
        "code,name,kind,parent,communeCode,validFrom,validTo,aliasOf\nH49.03,c,commune,,,,,\n" + string.Concat(new[] { "H49.01", "H49.02" }.Select(code => $"{code},x,other,,,2020-01-01,,{successor}\n")));

    private static async Task<int> DenominatorAsync(IocProcess ioc)
    {
        using var answer = JsonDocument.Parse(await ioc.Http.GetStringAsync(new Uri("/api/v1/kpis?period=all", UriKind.Relative)));
        return answer.RootElement.GetProperty("items").EnumerateArray()
            .Single(item => item.GetProperty("id").GetString() == "electronic-result-rate").GetProperty("denominator").GetInt32();
    }

    private void WriteCatalogue(int resultRequired) =>
        File.WriteAllText(_folder.File("procedures.csv"), Header + string.Create(CultureInfo.InvariantCulture, $"1.000001,x,,province,full,{resultRequired},0,0,0,,,982\n"));
}

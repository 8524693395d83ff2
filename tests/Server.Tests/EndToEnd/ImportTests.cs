using System.Text.Json;
using Ioc.Testing;
using Xunit;

namespace Ioc.Server.Tests.EndToEnd;

/// <summary>`ioc import`, with and without a server on the same stores.</summary>
public sealed class ImportTests : IDisposable
{
    private const string Header = "id,procedure,agency,channel,received,due,finished,status\n";

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Without_a_server_a_file_goes_straight_into_the_stores()
    {
        var file = Write("good.csv", Header + Row(1) + Row(2) + Row(3));

        var first = await ImportAsync(file);
        var again = await ImportAsync(file);

        Assert.Equal(0, first.ExitCode);
        Assert.Equal((3, 0, 3), Counts(first));
        Assert.Equal((0, 3, 3), Counts(again));
        await using var ioc = await IocProcess.StartAsync(_folder.File("data"), PushClient.Options);
        Assert.Equal(3, (await new PushClient(ioc).NumeratorsByAgencyAsync("received-dossiers"))["A1"]);
    }

    [Fact]
    public async Task With_a_server_it_goes_through_the_server()
    {
        await using var ioc = await IocProcess.StartAsync(_folder.File("data"), PushClient.Options);

        var result = await ImportAsync(Write("good.csv", Header + Row(1) + Row(2)));

        Assert.Equal("", result.Error);
        Assert.Equal(0, result.ExitCode);
        Assert.Equal((2, 0, 2), Counts(result));
        Assert.Equal(2, (await new PushClient(ioc).NumeratorsByAgencyAsync("received-dossiers"))["A1"]);
    }

    [Fact]
    public async Task After_a_killed_server_it_goes_straight_into_the_stores()
    {
        await using var ioc = await IocProcess.StartAsync(_folder.File("data"), PushClient.Options);
        await ioc.KillAsync();

        var result = await ImportAsync(Write("good.csv", Header + Row(1)));

        Assert.Equal((0, (1, 0, 1)), (result.ExitCode, Counts(result)));
    }

    [Fact]
    public async Task A_server_file_that_a_killed_server_left_counts_for_nothing_even_when_its_process_id_is_in_use_again()
    {
        await using var ioc = await IocProcess.StartAsync(_folder.File("data"), PushClient.Options);
        await ioc.KillAsync();
        var left = $$"""{"Url":"http://127.0.0.1:{{IocProcess.FreePort()}}","ProcessId":{{Environment.ProcessId}},"Token":"of-old"}""";
        await File.WriteAllTextAsync(_folder.File("data/server.json"), left);

        var result = await ImportAsync(Write("good.csv", Header + Row(1)));

        Assert.Equal("", result.Error);
        Assert.Equal((0, (1, 0, 1)), (result.ExitCode, Counts(result)));
        Assert.False(File.Exists(_folder.File("data/server.json")));
    }

    [Fact]
    public async Task While_another_process_holds_the_stores_and_does_not_listen_the_import_is_to_be_tried_again()
    {
        Directory.CreateDirectory(_folder.File("data"));
        await using var held = new FileStream(_folder.File("data/ioc.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

        var result = await ImportAsync(Write("good.csv", Header + Row(1)));

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("try again", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Rejected_rows_are_listed_with_their_lines_and_give_exit_code_3(bool serverRuns)
    {
        await using var ioc = serverRuns ? await IocProcess.StartAsync(_folder.File("data"), PushClient.Options) : null;

        var result = await ImportAsync(Write("bad.csv", Header + Row(1) + "X2,P,A1,online,,,,\n" + Row(3)));

        Assert.Equal(3, result.ExitCode);
        Assert.Equal((2, 0, 3), Counts(result));
        var rejected = JsonDocument.Parse(result.Output).RootElement.GetProperty("rejected")[0];
        Assert.Equal((3, "missing-received"), (rejected.GetProperty("line").GetInt32(), rejected.GetProperty("code").GetString()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_mapping_translates_columns_and_words(bool serverRuns)
    {
        await using var server = serverRuns ? await IocProcess.StartAsync(_folder.File("data"), PushClient.Options) : null;
        var file = Write("other.csv", "ref,procedure,office,way,received,due,finished,status\nZ1,P1,A9,web,2026-11-02,,,\n");
        var mapping = Write("words.yaml", "columns:\n  id: ref\n  agency: office\n  channel: way\nchannel:\n  web: online\n");

        var result = await ImportAsync(file, $"--mapping={mapping}");

        Assert.Equal((0, (1, 0, 1)), (result.ExitCode, Counts(result)));
        await using var own = serverRuns ? null : await IocProcess.StartAsync(_folder.File("data"), PushClient.Options);
        var online = await new PushClient((server ?? own)!).NumeratorsByAgencyAsync("online-submission-rate");
        Assert.Equal(1, online["A9"]);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_gives_exit_code_2()
    {
        Assert.Equal(2, (await ImportAsync(_folder.File("absent.csv"))).ExitCode);
        Assert.Equal(2, (await ImportAsync(Write("columns.csv", "a,b\n1,2\n"))).ExitCode);
        Assert.Equal(2, (await ImportAsync(Write("good.csv", Header + Row(1)), "--mapping=absent.yaml")).ExitCode);
    }

    [Fact]
    public async Task An_unknown_source_is_refused()
    {
        var result = await IocProcess.RunAsync(["import", Write("good.csv", Header + Row(1)), "--source=nobody"], Options());

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("nobody", result.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static string Row(int number) => $"X{number},P{number},A1,online,2026-11-0{number},2026-11-20,,\n";

    private static (int Accepted, int Unchanged, int Rows) Counts(IocResult result)
    {
        var json = JsonDocument.Parse(result.Output).RootElement;
        return (json.GetProperty("accepted").GetInt32(), json.GetProperty("unchanged").GetInt32(), json.GetProperty("rows").GetInt32());
    }

    private string Write(string name, string text)
    {
        File.WriteAllText(_folder.File(name), text);
        return _folder.File(name);
    }

    private Dictionary<string, string> Options() => new(PushClient.Options)
    {
        ["Ioc:DataDirectory"] = _folder.File("data"),
        ["ASPNETCORE_ENVIRONMENT"] = "Staging",
    };

    private Task<IocResult> ImportAsync(string file, params string[] more) =>
        IocProcess.RunAsync(["import", file, $"--source={PushClient.Source}", .. more], Options());
}

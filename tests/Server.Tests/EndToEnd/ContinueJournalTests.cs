using System.Net;
using Ioc.Testing;
using Xunit;

namespace Ioc.Server.Tests.EndToEnd;

/// <summary>A journal that is lost while the checkpoint is not: refused until a person decides, and then nothing is lost.</summary>
public sealed class ContinueJournalTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_lost_journal_is_told_and_goes_on_after_the_checkpoint_when_a_person_says_so()
    {
        await using var ioc = await IocProcess.StartAsync(_folder.Path, PushClient.Options);
        await PushAsync(ioc, 0);
        await ioc.StopAsync();
        foreach (var file in Directory.GetFiles(_folder.Path, "journal.db*"))
        {
            File.Delete(file);
        }

        ioc.Launch();
        await Eventually.Holds(async () => (await ReadyAsync(ioc)).Contains("continue-journal", StringComparison.Ordinal), "it says what is wrong");
        using (var refused = await new PushClient(ioc).SendAsync(PushClient.Record(1, "H49.12")))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        }

        Assert.Equal(2, (await ContinueAsync()).ExitCode);
        await ioc.StopAsync();
        var said = await ContinueAsync();
        Assert.Equal((0, true), (said.ExitCode, said.Output.Contains("goes on after row", StringComparison.Ordinal)));
        Assert.Contains("Nothing to do", (await ContinueAsync()).Output, StringComparison.Ordinal);

        await ioc.StartAgainAsync();
        await PushAsync(ioc, 100);
        await ioc.KillAsync();
        await ioc.StartAgainAsync();
        Assert.Equal(200, (await new PushClient(ioc).NumeratorsByAgencyAsync("received-dossiers"))["H49.12"]);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task PushAsync(IocProcess ioc, int first) =>
        await new PushClient(ioc).SendUntilAcknowledgedAsync(string.Join('\n', Enumerable.Range(first, 100).Select(number => PushClient.Record(number, "H49.12"))));

    private static async Task<string> ReadyAsync(IocProcess ioc)
    {
        try
        {
            using var response = await ioc.Http.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return await response.Content.ReadAsStringAsync();
        }
        catch (HttpRequestException)
        {
            return "";
        }
    }

    private Task<IocResult> ContinueAsync() =>
        IocProcess.RunAsync(["continue-journal"], new Dictionary<string, string>(PushClient.Options)
        {
            ["Ioc:DataDirectory"] = _folder.Path,
            ["ASPNETCORE_ENVIRONMENT"] = "Staging",
        });
}

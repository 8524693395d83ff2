using System.Net;
using System.Net.Sockets;
using Ioc.Testing;
using Xunit;

namespace Ioc.Server.Tests.EndToEnd;

/// <summary>What a person has to mend is said in one line that names it, without a stack trace.</summary>
public sealed class StartFaultTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_dossier_key_that_is_none(bool import)
    {
        Write("dossier.key", "hello");

        await IsToldAsync(import, "dossier.key", "64 hexadecimal digits", "backup");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_dossier_key_that_is_gone_while_the_journal_holds_rows(bool import)
    {
        Assert.Equal(0, (await IocProcess.RunAsync(Import(), Options())).ExitCode);
        File.Delete(_folder.File("data/dossier.key"));

        await IsToldAsync(import, "dossier.key", "count twice", "backup");
        Assert.False(File.Exists(_folder.File("data/dossier.key")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_journal_that_is_no_database(bool import)
    {
        Write("journal.db", new string('x', 10_000));

        await IsToldAsync(import, "journal.db", "not a database", "backup");
    }

    [Fact]
    public async Task A_damaged_row_in_an_import()
    {
        Assert.Equal(0, (await IocProcess.RunAsync(Import(), Options())).ExitCode);
        File.Delete(_folder.File("data/state.db"));
        var journal = await File.ReadAllBytesAsync(_folder.File("data/journal.db"));
        journal[journal.AsSpan().LastIndexOf("tthc"u8)] ^= 1;
        await File.WriteAllBytesAsync(_folder.File("data/journal.db"), journal);

        await IsToldAsync(import: true, "damaged at row 1", "journal.db", "backup");
    }

    [Theory]
    [InlineData(false, "taken")]
    [InlineData(true, "taken")]
    [InlineData(false, "taken/data")]
    [InlineData(false, "/proc/ioc")]
    public async Task A_data_directory_that_cannot_be_made(bool import, string folder)
    {
        await File.WriteAllTextAsync(_folder.File("taken"), "a file");

        var options = new Dictionary<string, string>(Options()) { ["Ioc:DataDirectory"] = _folder.File(folder) };

        await IsToldAsync(import, options, [folder, "cannot be used", "Ioc:DataDirectory"]);
    }

    [Fact]
    public async Task A_port_that_another_program_has()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var address = $"http://{other.LocalEndpoint}";

        var result = await IocProcess.RunAsync([$"--urls={address}"], Options());

        IsOneLine(result, address, "already in use", "ASPNETCORE_URLS");
    }

    public void Dispose() => _folder.Dispose();

    private async Task IsToldAsync(bool import, Dictionary<string, string> options, string[] words) =>
        IsOneLine(await IocProcess.RunAsync(import ? Import() : [$"--urls=http://127.0.0.1:{IocProcess.FreePort()}"], options), words);

    private Task IsToldAsync(bool import, params string[] words) => IsToldAsync(import, Options(), words);

    private static void IsOneLine(IocResult result, params string[] words)
    {
        Assert.Equal(2, result.ExitCode);
        var line = Assert.Single(result.Error.Trim().Split('\n'));
        Assert.All(words, word => Assert.Contains(word, line, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", line, StringComparison.Ordinal);
    }

    private Dictionary<string, string> Options() => new(PushClient.Options)
    {
        ["Ioc:DataDirectory"] = _folder.File("data"),
        ["ASPNETCORE_ENVIRONMENT"] = "Staging",
    };

    private string[] Import()
    {
        var file = _folder.File("one.csv");
        File.WriteAllText(file, "id,procedure,agency,channel,received,due,finished,status\nX1,P1,A1,online,2026-11-01,,,\n");
        return ["import", file, $"--source={PushClient.Source}"];
    }

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(_folder.File("data"));
        File.WriteAllText(_folder.File("data/" + name), text);
    }
}

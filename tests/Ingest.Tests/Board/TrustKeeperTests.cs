using Ioc.Ingest.Board;
using Ioc.Ingest.Tests.Hosting;
using Ioc.Kpi.Sources;
using Ioc.Kpi.Time;
using Ioc.Kpi.Trust;
using Ioc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Ioc.Ingest.Tests.Board;

public sealed class TrustKeeperTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_records_are_looked_at_when_the_board_is_ready_and_again_after_a_flood()
    {
        await using var host = await IngestHost.StartAsync(_folder);
        var book = host.Services.GetRequiredService<TrustBook>();
        await Eventually.Holds(() => book.Current.AsOf.Exists, "a first report is there");
        Assert.Equal(["tthc", "other", "disabled"], book.Current.Sources.Select(source => source.Source));
        Assert.Equal(NotJudgedReason.SampleTooSmall, Result(book, "schema").Reason);

        // Received today, finished in the same second: a fault of every record.
        var now = TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(7)).AddMinutes(-5).ToString("yyyyMMddHHmmss", null);
        await host.TakenAsync(Records.Array(Enumerable.Range(0, 600).Select(number =>
            Records.One(number, status: "9").Replace("20250310080000", now, StringComparison.Ordinal).Replace(
                "\"NgayHenTra\"", $"\"NgayKetThucXuLy\":\"{now}\",\"NgayHenTra\"", StringComparison.Ordinal))));

        await Eventually.Holds(() => Result(book, "zero-length-processing").State == CheckState.Failing, "the flood is looked at");
        Assert.Equal((600, 600), (Result(book, "zero-length-processing").Count, Result(book, "zero-length-processing").Of));
        Assert.Contains(book.Current.Doubts.Of("processing-time"), doubt => doubt.Check == "zero-length-processing");
    }

    /// <summary>Nothing is added and ten minutes do not pass: only that the source has reached the present makes the keeper look again.</summary>
    [Fact]
    public async Task The_records_are_looked_at_again_when_a_source_has_caught_up()
    {
        await using var host = await IngestHost.StartAsync(_folder);
        var (book, sources) = (host.Services.GetRequiredService<TrustBook>(), host.Services.GetRequiredService<SourceBook>());
        void Heard(string source) => sources.Succeeded(source, Moment.From(TimeProvider.System.GetUtcNow()), TimeSpan.Zero, SourceTally.Nothing);
        await Eventually.Holds(() => book.Current.AsOf.Exists, "a first report is there");
        Heard("other");
        sources.Progressed("tthc", TimeSpan.Zero, SourceTally.Nothing);
        await host.Services.GetServices<IHostedService>().OfType<TrustKeeper>().Single().ScanAsync(CancellationToken.None);
        var (behind, dossiers) = (book.Current, await host.DossiersAsync());

        Heard("tthc");

        await Eventually.Holds(() => !ReferenceEquals(behind, book.Current), "the records are looked at again");
        Assert.Equal(dossiers, await host.DossiersAsync());
        Assert.True(book.Current.AsOf >= behind.AsOf);
    }

    [Fact]
    public async Task The_source_of_a_dossier_survives_a_restart()
    {
        await using (var host = await IngestHost.StartAsync(_folder))
        {
            await host.TakenAsync(Records.Many(600));
        }

        await using var again = await IngestHost.StartAsync(_folder);
        Assert.True(again.Services.GetRequiredService<BoardLoader>().CountersHeld);
        var board = again.Services.GetRequiredService<LiveBoard>();
        var key = board.Peek(kpis => kpis.Codes.Sources.TryFind("tthc", out var id) ? id : -1);
        var sources = board.Peek(kpis => StoredRecords.Of(kpis).Select(dossier => dossier.Source).Distinct().ToList());
        Assert.Equal([key], sources);
    }

    private static CheckResult Result(TrustBook book, string check) =>
        book.Current.Sources[0].Checks.Single(result => result.Check.Id == check);
}

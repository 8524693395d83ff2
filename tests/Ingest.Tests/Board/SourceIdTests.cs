using Ioc.Ingest.Board;
using Ioc.Ingest.Journalling;
using Ioc.Kpi.Calendars;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Counting;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Time;

namespace Ioc.Ingest.Tests.Board;

/// <summary>Ids of sources depend on the order of the options, which may be another one at the next start.</summary>
public sealed class SourceIdTests
{
    [Fact]
    public async Task Another_order_of_the_sources_changes_neither_them_nor_the_counters()
    {
        var board = BoardOf("tthc", "other");
        board.Change(kpis =>
        {
            for (var number = 0; number < 300; number++)
            {
                kpis.Apply(Update(board.Codes, number, number % 3 == 0 ? "tthc" : "other", DossierStatus.Processing));
            }

            return true;
        });
        var blocks = Changing(board, new CheckpointBlocks(board, Moment.None, 0).ReadAsync(CancellationToken.None));
        var again = BoardOf("other", "third", "tthc");
        var loaded = again.NewBoard();
        var loading = new CheckpointLoading(loaded, again.Codes);
        await loading.RunAsync(blocks, CancellationToken.None);

        Assert.True(loading.CountersHeld);
        var sources = StoredRecords.Of(loaded).ToDictionary(dossier => dossier.Key, dossier => again.Codes.Sources.TextOf(dossier.Source));
        Assert.Equal(300, sources.Count);
        Assert.All(Enumerable.Range(0, 300), number => Assert.Equal(number % 3 == 0 ? "tthc" : "other", sources[KeyOf(number)]));
    }

    /// <summary>One dossier changes while the checkpoint is taken, so that there is a history of it.</summary>
    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> Changing(LiveBoard board, IAsyncEnumerable<ReadOnlyMemory<byte>> blocks)
    {
        var first = true;
        await foreach (var block in blocks)
        {
            yield return block.ToArray();
            if (first)
            {
                board.Change(kpis =>
                {
                    kpis.Apply(Update(board.Codes, 0, "other", DossierStatus.Stopped));
                    return true;
                });
                first = false;
            }
        }
    }

    private static LiveBoard BoardOf(params string[] sources)
    {
        var codes = new DossierCodes();
        foreach (var source in sources)
        {
            codes.Sources.IdOf(source);
        }

        var board = new LiveBoard(codes, LocalTime.Vietnam, WorkingCalendar.BuiltIn, new CountingRules(), new Ioc.Kpi.Catalogues.CatalogueBook(), TimeProvider.System);
        board.Tick();
        return board;
    }

    private static DossierKey KeyOf(int number) => new(5, (ulong)number);

    private static DossierUpdate Update(DossierCodes codes, int number, string source, byte status)
    {
        var update = new DossierUpdate
        {
            Key = KeyOf(number),
            Source = codes.Sources.IdOf(source),
            ChangeTime = Moment.From(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero).AddMinutes(status)),
        };
        update.Content.Agency = codes.Agencies.IdOf("H49.12");
        update.Content.Procedure = codes.Procedures.IdOf("1.000001");
        update.Content.Received = Moment.From(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));
        update.Content.Status = status;
        return update;
    }
}

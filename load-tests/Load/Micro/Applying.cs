using Ioc.Kpi.Board;
using Ioc.Kpi.Calendars;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Counting;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Inbox;
using Ioc.Kpi.Reading;
using Ioc.Kpi.Time;
using Ioc.Load.Records;
using Ioc.Load.Report;

namespace Ioc.Load.Micro;

/// <summary>Folding updates into the board; its bound is memory: the same number of random places read and written.</summary>
internal static class Applying
{
    private const int Dossiers = 200_000;

    public static void Run(ScenarioReport report)
    {
        var codes = new DossierCodes();
        var plan = DossierPlan.PastYear(Dossiers, varied: false);
        var updates = Read(codes, plan);
        var best = (New: double.MaxValue, Changed: double.MaxValue);
        for (var round = 0; round < 3; round++)
        {
            var board = new KpiBoard(codes, LocalTime.Vietnam, WorkingCalendar.BuiltIn, new CountingRules());
            board.AdvanceTo(Moment.From(TimeProvider.System.GetUtcNow()));
            var started = TimeProvider.System.GetTimestamp();
            Apply(board, updates.AsSpan(0, Dossiers));
            best.New = Math.Min(best.New, TimeProvider.System.GetElapsedTime(started).TotalNanoseconds / Dossiers);
            started = TimeProvider.System.GetTimestamp();
            Apply(board, updates.AsSpan(Dossiers));
            best.Changed = Math.Min(best.Changed, TimeProvider.System.GetElapsedTime(started).TotalNanoseconds / (updates.Length - Dossiers));
        }

        report.Add("board: a new dossier", best.New, "ns");
        report.Add("board: a change of a dossier", best.Changed, "ns", note: $"{Dossiers:#,0} dossiers, {updates.Length:#,0} updates");
        report.Add("bound: one random place of 64 MB read and written", RandomPlace(), "ns", note: "a change touches a key, a record and about a dozen counters");
    }

    private static void Apply(KpiBoard board, ReadOnlySpan<DossierUpdate> updates)
    {
        foreach (ref readonly var update in updates)
        {
            board.Apply(update);
        }
    }

    private static DossierUpdate[] Read(DossierCodes codes, DossierPlan plan)
    {
        using var hasher = new DossierKeyHasher(new byte[DossierKeyHasher.SecretSize]);
        var reader = new NationalRecordReader(codes, hasher, SourceMapping.Default, LocalTime.Vietnam, 1);
        var now = Moment.From(TimeProvider.System.GetUtcNow());
        var references = new UpdateRef[Dossiers * 4];
        new LivesInOrder(plan, window: Dossiers).Take(references);
        var updates = new DossierUpdate[references.Length];
        var record = new byte[RecordTemplate.Short.Length];
        RecordTemplate.Short.Prepare(record);
        var batch = new UpdateBatch();
        reader.Begin(batch);
        for (var i = 0; i < references.Length; i++)
        {
            RecordTemplate.Short.Write(record, plan, references[i]);
            var json = new JsonCursor(record, NationalRecordReader.MaxDepth);
            reader.TryAdd(ref json, now, out _, out _);
        }

        reader.Complete();
        for (var (i, at) = (0, 0); i < updates.Length; i++)
        {
            at += UpdateCodec.Read(batch.Packed.Span[at..], out updates[i]);
        }

        return updates;
    }

    private static double RandomPlace()
    {
        var places = new long[8 << 20];
        var at = 1u;
        return Measured.Of(
            1_000_000,
            () =>
            {
                at = (at * 1_664_525) + 1_013_904_223;
                places[at >> 9]++;
            },
            rounds: 5).NanosecondsEach;
    }
}

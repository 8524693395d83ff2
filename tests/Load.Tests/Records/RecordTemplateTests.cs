using Ioc.Kpi.Codes;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Inbox;
using Ioc.Kpi.Reading;
using Ioc.Kpi.Time;
using Ioc.Load.Records;
using Xunit;

namespace Ioc.Load.Tests.Records;

public sealed class RecordTemplateTests
{
    private static readonly DossierPlan Plan = DossierPlan.PastYear(1000);

    [Fact]
    public void Every_record_is_read_by_the_service_without_a_rejection_or_a_suspicion()
    {
        var reader = new NationalRecordReader(
            new DossierCodes(), new DossierKeyHasher(new byte[DossierKeyHasher.SecretSize]), SourceMapping.Default, LocalTime.Vietnam, 1);
        var now = Moment.From(TimeProvider.System.GetUtcNow());
        var batch = new UpdateBatch();
        foreach (var template in new[] { RecordTemplate.Short, RecordTemplate.Long })
        {
            var record = new byte[template.Length];
            template.Prepare(record);
            for (var dossier = 0; dossier < Plan.Dossiers; dossier++)
            {
                for (byte step = 0; step < Plan.StepsOf(dossier); step++)
                {
                    var update = new UpdateRef(dossier, step);
                    template.Write(record, Plan, update);
                    var json = new JsonCursor(record, NationalRecordReader.MaxDepth);
                    reader.Begin(batch);
                    Assert.True(reader.TryAdd(ref json, now, out var suspicions, out _));
                    reader.Complete();
                    UpdateCodec.Read(batch.Packed.Span, out var read);
                    batch.Clear();
                    Assert.Equal(0, (int)suspicions);
                    Assert.Equal(Plan.StatusAt(update), read.Content.Status);
                    Assert.Equal(step >= Plan.FinishStepOf(dossier), read.Content.Finished.Exists);
                    Assert.Equal(Plan.ChangedAt(update) - LocalSeconds.Offset, read.ChangeTime.Microseconds / 1_000_000);
                }
            }
        }
    }

    [Fact]
    public void Records_have_the_length_that_the_targets_name()
    {
        Assert.Equal(700, RecordTemplate.Short.Length);
        Assert.Equal(3000, RecordTemplate.Long.Length);
    }

    [Fact]
    public void Lives_in_order_hold_every_update_once()
    {
        var updates = new UpdateRef[10_000];
        var taken = new LivesInOrder(Plan, window: 300).Take(updates);
        Assert.Equal(Enumerable.Range(0, Plan.Dossiers).Sum(Plan.StepsOf), taken);
        Assert.Equal(taken, updates.Take(taken).Distinct().Count());
    }

    [Fact]
    public void A_flood_holds_every_update_and_repeats_some()
    {
        var flood = new ShuffledFlood(Plan, 0.2);
        var updates = new UpdateRef[flood.Count];
        flood.Take(updates);
        var distinct = updates.Distinct().Count();
        Assert.Equal(Enumerable.Range(0, Plan.Dossiers).Sum(Plan.StepsOf), distinct);
        Assert.InRange(updates.Length, distinct * 1.15, distinct * 1.25);
    }
}

using System.Text.Json;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Inbox;
using Ioc.Kpi.Reading;
using Ioc.Kpi.Time;
using Ioc.Load.Records;
using Ioc.Load.Report;

namespace Ioc.Load.Micro;

/// <summary>Reading a national record; its bounds are the platform's JSON tokens of the same bytes, one keyed hash, and a copy.</summary>
internal static class Reading
{
    private const int Times = 50_000;
    private static readonly Moment Now = Moment.From(TimeProvider.System.GetUtcNow());

    public static void Run(ScenarioReport report)
    {
        foreach (var (name, template) in new[] { ("700 B", RecordTemplate.Short), ("3,000 B", RecordTemplate.Long) })
        {
            var record = new byte[template.Length];
            template.Prepare(record);
            template.Write(record, DossierPlan.PastYear(1000), new UpdateRef(321, 0));
            var read = Measured.Of(Times, () => Read(record));
            var tokens = Measured.Of(Times, () => Tokens(record));
            var copy = new byte[record.Length];
            var copied = Measured.Of(Times, () => record.CopyTo(copy, 0));
            report.Add($"reading a record of {name}", read.NanosecondsEach, "ns", note: $"{record.Length / read.NanosecondsEach:0.00} GB/s, {read.BytesEach:0.0} bytes allocated");
            report.Add($"bound: JSON tokens of the same {name}", tokens.NanosecondsEach, "ns", note: $"{record.Length / tokens.NanosecondsEach:0.00} GB/s");
            report.Add($"bound: a copy of the same {name}", copied.NanosecondsEach, "ns", note: $"{record.Length / copied.NanosecondsEach:0.0} GB/s");
        }

        report.Add("bound: the platform's keyed hash of one code", Measured.Of(Times, () => Hasher.TryHash("H49.12-251122-0000001"u8, out _)).NanosecondsEach, "ns");
    }

    private static readonly DossierKeyHasher Hasher = new(new byte[DossierKeyHasher.SecretSize]);
    private static readonly NationalRecordReader Reader = new(new DossierCodes(), Hasher, SourceMapping.Default, LocalTime.Vietnam, 1);

    private static readonly UpdateBatch Batch = new();

    /// <summary>Into a batch of a thousand, as a push does.</summary>
    private static void Read(byte[] record)
    {
        if (Batch.Count is 0 or 1000)
        {
            Reader.Complete();
            Batch.Clear();
            Reader.Begin(Batch);
        }

        var json = new JsonCursor(record, NationalRecordReader.MaxDepth);
        if (!Reader.TryAdd(ref json, Now, out _, out var rejection))
        {
            throw new InvalidOperationException(rejection.ToString());
        }
    }

    private static void Tokens(byte[] record)
    {
        var json = new Utf8JsonReader(record);
        while (json.Read())
        {
        }
    }
}

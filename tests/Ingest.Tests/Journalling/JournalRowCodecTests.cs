using Ioc.Ingest.Journalling;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Inbox;
using Ioc.Kpi.Time;

namespace Ioc.Ingest.Tests.Journalling;

public sealed class JournalRowCodecTests
{
    private static readonly Moment Stamp = new(1_700_000_000_000_000);

    [Fact]
    public void Row_is_read_by_a_process_with_other_ids()
    {
        var writer = new DossierCodes();
        var batch = new UpdateBatch();
        for (var i = 0; i < 50; i++)
        {
            batch.Add(Update(writer, $"Sở {i % 5}", $"1.{i:D6}", "tthc", (ulong)i));
        }

        var row = new JournalRowCodec(writer).Write(batch.Packed.Span, Stamp).ToArray();
        var reader = new DossierCodes();
        reader.Agencies.IdOf("another first");
        reader.Sources.IdOf("another source");
        var codec = new JournalRowCodec(reader);
        var rest = codec.Open(row, out var stamp);

        Assert.Equal(Stamp, stamp);
        for (var i = 0; i < 50; i++)
        {
            rest = rest[codec.Next(rest.Span, out var update)..];
            Assert.Equal((ulong)i, update.Key.High);
            Assert.Equal($"Sở {i % 5}", reader.Agencies.TextOf(update.Content.Agency));
            Assert.Equal($"1.{i:D6}", reader.Procedures.TextOf(update.Content.Procedure));
            Assert.Equal("tthc", reader.Sources.TextOf(update.Source));
        }

        Assert.True(rest.IsEmpty);
    }

    [Fact]
    public void Empty_group_has_a_row_too()
    {
        var codec = new JournalRowCodec(new DossierCodes());

        Assert.True(codec.Open(codec.Write([], Stamp).ToArray(), out var stamp).IsEmpty);
        Assert.Equal(Stamp, stamp);
    }

    [Fact]
    public void Other_bytes_are_not_taken_for_a_row()
    {
        var codec = new JournalRowCodec(new DossierCodes());

        Assert.Throws<InvalidDataException>(() => codec.Open(new byte[4], out _));
        Assert.Throws<InvalidDataException>(() => codec.Open(Enumerable.Repeat((byte)9, 40).ToArray(), out _));
        var row = codec.Write([], Stamp).ToArray();
        row[9] = 3;
        Assert.Throws<InvalidDataException>(() => codec.Open(row, out _));
    }

    private static DossierUpdate Update(DossierCodes codes, string agency, string procedure, string source, ulong key) => new()
    {
        Key = new DossierKey(key, 0),
        ChangeTime = Stamp,
        Source = codes.Sources.IdOf(source),
        Content = new DossierContent
        {
            Agency = codes.Agencies.IdOf(agency),
            Procedure = codes.Procedures.IdOf(procedure),
            Received = Stamp,
        },
    };
}

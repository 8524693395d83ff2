using System.Text;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Inbox;
using Ioc.Kpi.Reading;
using Ioc.Kpi.Time;
using Ioc.Kpi.Validation;
using Xunit;

namespace Ioc.Kpi.Tests.Reading;

/// <summary>A reader with codes of its own, and the shortest way to a record.</summary>
internal sealed class RecordFixture : IDisposable
{
    public const string Id = "H49.12-251122-0001";

    private readonly DossierKeyHasher _hasher = new(new byte[DossierKeyHasher.SecretSize]);

    public RecordFixture(SourceMapping? mapping = null, StatusMapping? statuses = null)
    {
        Reader = new NationalRecordReader(Codes, _hasher, mapping ?? SourceMapping.Default, LocalTime.Vietnam, 7);
        Rows = new ImportRowReader(Codes, _hasher, statuses ?? StatusMapping.Empty, LocalTime.Vietnam, 7);
    }

    public static Moment Now { get; } = At("2026-11-23T10:00:00+07:00");

    public DossierCodes Codes { get; } = new();

    public NationalRecordReader Reader { get; }

    public ImportRowReader Rows { get; }

    public static Moment At(string time) => Moment.From(DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>A record with an id, a received time and status 4, and the fields given (`"Name":value,…`); later fields win.</summary>
    public static string Record(string fields = "") =>
        $$"""{"MaHoSo":"{{Id}}","NgayTiepNhan":"20261122083000","TrangThaiHoSo":"4"{{(fields.Length == 0 ? "" : "," + fields)}}}""";

    public ReadRecord Read(string json) => Read(Encoding.UTF8.GetBytes(json));

    public ReadRecord Read(byte[] utf8)
    {
        var json = new JsonCursor(utf8, NationalRecordReader.MaxDepth);
        var batch = new UpdateBatch();
        Reader.Begin(batch);
        var taken = Reader.TryAdd(ref json, Now, out var suspicions, out var rejection);
        Reader.Complete();
        DossierUpdate update = new();
        if (taken)
        {
            UpdateCodec.Read(batch.Packed.Span, out update);
        }

        Assert.Equal(utf8.AsSpan().TrimEnd(" \t\r\n"u8).Length, json.Position);
        Assert.Equal(taken, rejection == RejectionCode.None);
        return new ReadRecord(update, suspicions, rejection);
    }

    public ReadRecord ReadWith(string fields) => Read(Record(fields));

    public ReadRecord ReadRow(ImportedRow row)
    {
        var taken = Rows.TryRead(row, Now, out var update, out var suspicions, out var rejection);
        Assert.Equal(taken, rejection == RejectionCode.None);
        return new ReadRecord(update, suspicions, rejection);
    }

    public string AgencyOf(ReadRecord read) => Codes.Agencies.TextOf(read.Update.Content.Agency);

    public string ProcedureOf(ReadRecord read) => Codes.Procedures.TextOf(read.Update.Content.Procedure);

    public void Dispose() => _hasher.Dispose();
}

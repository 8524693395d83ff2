using System.Text;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Inbox;
using Ioc.Kpi.Reading;
using Ioc.Kpi.Time;
using Ioc.Kpi.Validation;
using Xunit;

namespace Ioc.Kpi.Tests.Reading;

/// <summary>A reader that has seen other records reads the next one as a new reader does: whatever order, spaces, escapes and repetitions it has.</summary>
public sealed class FieldOrderTests : IDisposable
{
    private const int Seed = 20261129;

    private static readonly string[] Fields =
    [
        "\"MaHoSo\":\"H49.12-251122-0001\"", "\"MaHoSo\" : \"H49.13-251122-0002\"", "\"Ma\\u0048oSo\":\"H49.14-251122-0003\"", "\"MaTTHC\":\"1.001234\"",
        "\"MaTTHC\":\"2.000001\"", "\"MaTTHC\":\" 2.000001 \"", "\"MaTTHC\":null", "\"KenhThucHien\":\"2\"", "\"KenhThucHien\":1", "\"NgayTiepNhan\":\"20261122083000\"",
        "\n\"NgayTiepNhan\":\"20261121083000\"", "\"NgayHenTra\":\"20261130170000\"", "\"TrangThaiHoSo\":\"4\"", "\"TrangThaiHoSo\":\"10\"",
        "\"ChuHoSo\":\"x\"", "\"ChuHoSo\":{\"Ten\":\"x\",\"MaHoSo\":\"no\"}", "\"\\\"\":1", "\"a\\\"\":1", "\"\":2", "\"DonViXuLy\":\"Sở Tư pháp\"",
        "\"ThoiDiemCapNhat\":\"20261122090000\"", "\"TaiLieuNop\":[{\"DuongDanTaiTepTin\":\"/a\",\"DuocSoHoa\":\"1\"}]", "\"HinhThuc\":\"0\"",
    ];

    private readonly DossierCodes _codes = new();
    private readonly DossierKeyHasher _hasher = new(new byte[DossierKeyHasher.SecretSize]);

    public void Dispose() => _hasher.Dispose();

    [Fact]
    public void Records_of_any_order_are_read_as_by_a_new_reader()
    {
        var random = new Random(Seed);
        var old = Reader();
        var (last, taken) = ("", 0);
        for (var i = 0; i < 20_000; i++)
        {
            // Often the order of the one before, with a field more, less or changed; so the remembered names hold for a part of it.
            var record = i % 3 > 0 && last.Length > 0 ? Changed(random, last) : Any(random);
            last = record;
            var expected = Read(Reader(), record);
            Assert.True(expected == Read(old, record), $"Record {i} of seed {Seed}: {record}");
            taken += expected.EndsWith(nameof(RejectionCode.None), StringComparison.Ordinal) ? 1 : 0;
        }

        Assert.InRange(taken, 2_000, 19_000);
    }

    [Theory]
    [InlineData("""{"ChuHoSo":1,"MaHoSo":"H49.12-251122-0001"}""", """{"ChuHoSo":1 "MaHoSo":"H49.12-251122-0001"}""")]
    [InlineData("""{"ChuHoSo":1,"MaHoSo":"H49.12-251122-0001"}""", """{,"ChuHoSo":1}""")]
    [InlineData("""{"ChuHoSo":1,"MaHoSo":"H49.12-251122-0001"}""", """{"ChuHoSo":1,"MaHoSo":""")]
    [InlineData("""{"a\"":1}""", """{"a"":1}""")]
    public void A_fault_is_a_fault_also_where_the_order_is_known(string known, string fault)
    {
        var reader = Reader();
        Read(reader, known);
        Assert.Equal("not JSON", Read(reader, fault));
        Assert.Equal("not JSON", Read(Reader(), fault));
    }

    private static string Any(Random random)
    {
        var fields = Fields.OrderBy(_ => random.Next()).Take(random.Next(4, Fields.Length)).ToList();
        return "{" + string.Join(random.Next(9) == 0 ? " , " : ",", fields) + "}";
    }

    private static string Changed(Random random, string record)
    {
        var fields = record[1..^1].Split(",\"").ToList();
        var at = random.Next(fields.Count);
        switch (random.Next(4))
        {
            case 0:
                return record;
            case 1 when at > 0 && !fields[at].Contains('{', StringComparison.Ordinal) && !fields[at].Contains('}', StringComparison.Ordinal):
                fields.RemoveAt(at);
                break;
            default:
                fields.Add(Fields[random.Next(Fields.Length)].Trim().TrimStart('"'));
                break;
        }

        return "{" + string.Join(",\"", fields) + "}";
    }

    private NationalRecordReader Reader() => new(_codes, _hasher, SourceMapping.Default, LocalTime.Vietnam, 7);

    /// <summary>The update's bytes, and what was said of the record.</summary>
    private static string Read(NationalRecordReader reader, string record)
    {
        var batch = new UpdateBatch();
        reader.Begin(batch);
        try
        {
            var json = new JsonCursor(Encoding.UTF8.GetBytes(record), NationalRecordReader.MaxDepth);
            reader.TryAdd(ref json, RecordFixture.Now, out var suspicions, out var rejection);
            reader.Complete();
            return $"{Convert.ToHexString(batch.Packed.Span)} {suspicions} {rejection}";
        }
        catch (System.Text.Json.JsonException)
        {
            return "not JSON";
        }
    }
}

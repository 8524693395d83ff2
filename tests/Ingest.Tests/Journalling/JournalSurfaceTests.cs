using System.Text;
using Ioc.Ingest.Journalling;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Inbox;
using Ioc.Kpi.Time;
using Ioc.Testing;

namespace Ioc.Ingest.Tests.Journalling;

/// <summary>The bytes of a journal row, pinned: every later version has to read what this one has acknowledged.</summary>
public sealed class JournalSurfaceTests
{
    private const string Golden = "journal-row.txt";
    private const int BytesALine = 32;

    private static readonly Moment Stamp = new(1_763_600_400_123_456);

    [Fact]
    public void A_group_is_written_in_the_pinned_bytes()
    {
        var codes = new DossierCodes();
        var batch = new UpdateBatch();
        foreach (var update in Group(codes))
        {
            batch.Add(update);
        }

        GoldenFile.Matches(Golden, Hex(new JournalRowCodec(codes).Write(batch.Packed.Span, Stamp).Span));
    }

    [Fact]
    public void The_pinned_bytes_are_read_back_as_the_group()
    {
        var codes = new DossierCodes();
        codes.Agencies.IdOf("one that was known before");
        var codec = new JournalRowCodec(codes);
        var rest = codec.Open(Convert.FromHexString(GoldenFile.Read(Golden).ReplaceLineEndings("")), out var stamp);

        Assert.Equal(Stamp, stamp);
        foreach (var expected in Group(codes))
        {
            rest = rest[codec.Next(rest.Span, out var update)..];
            Assert.Equal(expected.Key, update.Key);
            Assert.Equal((expected.Source, expected.ChangeTime, expected.Stamped), (update.Source, update.ChangeTime, update.Stamped));
            Assert.Equal(expected.Content, update.Content);
        }

        Assert.True(rest.IsEmpty);
    }

    /// <summary>Nothing known but the key; everything known; and a stamped one that shares the codes.</summary>
    private static DossierUpdate[] Group(DossierCodes codes)
    {
        var source = codes.Sources.IdOf("tthc");
        var agency = codes.Agencies.IdOf("000.00.12.H49");
        var procedure = codes.Procedures.IdOf("1.000123");
        return
        [
            new DossierUpdate { Key = new DossierKey(1, 2), Source = source, ChangeTime = new Moment(1_763_600_400_000_000) },
            new DossierUpdate
            {
                Key = new DossierKey(0x0123456789ABCDEF, 0xFEDCBA9876543210),
                Source = source,
                ChangeTime = new Moment(1_763_600_400_000_001),
                Content = Full(agency, procedure),
            },
            new DossierUpdate
            {
                Key = new DossierKey(ulong.MaxValue, 0),
                Source = codes.Sources.IdOf("m\u1ED9t c\u1EEDa"),
                ChangeTime = Stamp,
                Stamped = true,
                Content = new DossierContent { Agency = agency, Procedure = procedure, Status = 4, Received = new Moment(-1_000_000) },
            },
        ];
    }

    private static DossierContent Full(int agency, int procedure) => new()
    {
        Agency = agency,
        Procedure = procedure,
        Status = 9,
        Channel = Channel.Online,
        Applicant = ApplicantKind.Business,
        Facts = Enum.GetValues<DossierFacts>().Aggregate((all, fact) => all | fact),
        Submitted = At(1),
        Received = At(2),
        Due = At(9),
        Finished = At(7),
        Returned = At(8),
        Refused = At(6),
        Components = 5,
        ComponentsDigitised = 4,
        ComponentsReused = 3,
        Supplements = 2,
        PausedSeconds = 86_400,
        Pauses = Waits(),
    };

    private static Pauses Waits()
    {
        var pauses = Pauses.Empty;
        pauses[0] = At(3);
        pauses[1] = At(4);
        pauses[2] = At(5);
        return pauses;
    }

    private static Moment At(int day) => new(1_763_600_400_000_000 + (day * 86_400_000_000));

    private static string Hex(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        for (; !bytes.IsEmpty; bytes = bytes[Math.Min(BytesALine, bytes.Length)..])
        {
            text.Append(Convert.ToHexStringLower(bytes[..Math.Min(BytesALine, bytes.Length)])).Append('\n');
        }

        return text.ToString();
    }
}

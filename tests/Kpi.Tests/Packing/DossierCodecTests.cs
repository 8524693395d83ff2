using Ioc.Kpi.Codes;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Packing;
using Ioc.Kpi.Tests.Board;
using Ioc.Kpi.Tests.Counting;
using Ioc.Kpi.Time;
using Xunit;

namespace Ioc.Kpi.Tests.Packing;

public sealed class DossierCodecTests
{
    // Written by the version before sources and latest due dates: received on 2 March, due on the 5th, on the 6th moved to the 12th, waiting since the 13th.
    private const string Earlier =
        "0100000000000000610000000000000002060600000000A084A79A0DA0B66DA0869B9B0DFFFF8884A9371A879B3FFFEFD1B8AC26";

    private readonly DossierCodes _codes = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void What_is_packed_is_read_back_whole(int seed)
    {
        var random = new RandomDossiers(seed, _codes);
        var merge = new DossierMerge(_codes);
        var dossiers = new Dictionary<DossierKey, Dossier>();
        foreach (var update in random.Disordered(random.Updates(2_000)))
        {
            var dossier = dossiers.GetValueOrDefault(update.Key, new Dossier());
            merge.Apply(ref dossier, update);
            dossiers[update.Key] = dossier;
        }

        var buffer = new byte[DossierCodec.MaxSize];
        foreach (var dossier in dossiers.Values)
        {
            var written = DossierCodec.Write(dossier, buffer);
            Assert.Equal(written, DossierCodec.Read(buffer, out var read));
            Assert.Equal(dossier, read);
        }

        Assert.Contains(dossiers.Values, dossier => dossier.LatestDue > dossier.FirstDue);
        Assert.Contains(dossiers.Values, dossier => dossier.FirstDue.Exists && !dossier.LatestDue.Exists);
        Assert.Contains(dossiers.Values, dossier => dossier.Source == 0);
    }

    [Fact]
    public void A_record_of_an_earlier_version_is_read_and_accuses_nobody()
    {
        var packed = Convert.FromHexString(Earlier);
        Assert.Equal(packed.Length, DossierCodec.Read(packed, out var dossier));
        Assert.Equal((new DossierKey(1, 97), (byte)6, 0), (dossier.Key, dossier.Content.Status, dossier.Source));
        Assert.Equal((DossierLines.At("03-13T08:00"), DossierLines.At("03-12T17:00")), (dossier.ChangeTime, dossier.Content.Due));
        Assert.Equal((DossierLines.At("03-05T17:00"), DossierLines.At("03-02T08:00")), (dossier.FirstDue, dossier.FirstDueVersion.ChangeTime));

        // When the due date was moved is not in the record; it is taken to have been in time, also by what comes later.
        Assert.Equal((DossierLines.At("03-12T17:00"), DossierLines.At("03-02T08:00")), (dossier.LatestDue, dossier.LatestDueAt));
        var again = DossierLines.Read("id=a received=03-02T08:00 due=03-12T17:00 changed=03-16T08:00", _codes)[0];
        new DossierMerge(_codes).Apply(ref dossier, again);
        var buffer = new byte[DossierCodec.MaxSize];
        DossierCodec.Write(dossier, buffer);
        DossierCodec.Read(buffer, out var read);
        Assert.Equal((DossierLines.At("03-12T17:00"), DossierLines.At("03-02T08:00")), (read.LatestDue, read.LatestDueAt));
    }

    [Fact]
    public void A_source_costs_one_byte_and_an_unmoved_due_date_none()
    {
        var merge = new DossierMerge(_codes);
        var dossier = new Dossier();
        merge.Apply(ref dossier, DossierLines.Read("id=a received=03-02T08:00 due=03-05T17:00", _codes)[0]);
        var buffer = new byte[DossierCodec.MaxSize];
        var without = DossierCodec.Write(dossier, buffer);
        dossier.Source = 7;
        Assert.Equal(without + 1, DossierCodec.Write(dossier, buffer));
    }
}

using System.Security.Cryptography;
using Ioc.Kpi.Dossiers;
using Xunit;

namespace Ioc.Kpi.Tests.Dossiers;

public sealed class DossierKeyLanesTests
{
    [Fact]
    public void Keys_of_eight_codes_are_those_of_the_platforms_hmac()
    {
        var random = new Random(20261125);
        var keys = new DossierKey[DossierKeyLanes.Lanes];
        for (var secrets = 0; secrets < 200; secrets++)
        {
            var secret = new byte[secrets == 0 ? 0 : random.Next(1, 65)];
            random.NextBytes(secret);
            var lanes = new DossierKeyLanes(secret);
            for (var round = 0; round < 20; round++)
            {
                var codes = Enumerable.Range(0, DossierKeyLanes.Lanes).Select(_ => new byte[random.Next(DossierKeyLanes.LongestCode + 1)]).ToArray();
                for (var lane = 0; lane < codes.Length; lane++)
                {
                    random.NextBytes(codes[lane]);
                    lanes.Set(lane, codes[lane]);
                }

                lanes.Hash(keys);
                Assert.Equal(codes.Select(code => DossierKey.Read(HMACSHA256.HashData(secret, code))), keys);
            }
        }
    }

    /// <summary>RFC 4231, test case 2.</summary>
    [Fact]
    public void Known_answer()
    {
        var lanes = new DossierKeyLanes("Jefe"u8);
        lanes.Set(0, "what do ya want for nothing?"u8);
        var keys = new DossierKey[1];
        lanes.Hash(keys);
        Assert.Equal(DossierKey.Read(Convert.FromHexString("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")), keys[0]);
    }
}

using Ioc.Storage.Sqlite;
using Xunit;

namespace Ioc.Storage.Tests;

public sealed class ChecksumTests
{
    // The check value of CRC-32C (RFC 3720, appendix B.4: 32 bytes of zeros; and the catalogue's "123456789").
    [Fact]
    public void It_is_the_castagnoli_polynomial_on_any_machine()
    {
        Assert.Equal(0xE3069283u, Checksum.Of([], "123456789"u8));
        Assert.Equal(0x8A9136AAu, Checksum.Of([], new byte[32]));
        Assert.Equal(0x8A9136AAu, Checksum.Of([0, 0], new byte[16]));
    }

    [Fact]
    public void It_covers_header_and_body()
    {
        var known = Checksum.Of([1, 2], [1, 2, 3]);

        Assert.NotEqual(known, Checksum.Of([2, 1], [1, 2, 3]));
        Assert.NotEqual(known, Checksum.Of([1, 2], [1, 2, 4]));
        Assert.NotEqual(known, Checksum.Of([1, 2], [1, 2, 3, 0]));
    }
}

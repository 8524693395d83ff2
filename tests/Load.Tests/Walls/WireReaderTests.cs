using System.Text;
using Ioc.Load.Walls;
using Xunit;

namespace Ioc.Load.Tests.Walls;

public sealed class WireReaderTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100_000)]
    public void Messages_are_found_however_the_bytes_are_cut(int piece)
    {
        byte[] wire = [.. Frame(0x81, "{}\u001e{\"type\":6}\u001e"), .. Frame(0x89, "ping"), .. Frame(0x01, new string('a', 70_000)), .. Frame(0x80, "b\u001e"), .. Frame(0x88, "")];
        var reader = new WireReader(keepWhole: true);
        var messages = new List<string>();
        var ended = false;
        foreach (var part in wire.Chunk(piece))
        {
            ReadOnlySpan<byte> bytes = part;
            while (true)
            {
                var found = reader.Next(ref bytes, out var closed);
                ended |= closed;
                if (!found)
                {
                    break;
                }

                messages.Add(Encoding.UTF8.GetString(reader.Message));
                reader.Forget();
            }
        }

        Assert.Equal(["{}", "{\"type\":6}", new string('a', 70_000) + "b"], messages);
        Assert.True(ended);
    }

    private static byte[] Frame(byte first, string text)
    {
        var payload = Encoding.UTF8.GetBytes(text);
        byte[] header = payload.Length switch
        {
            < 126 => [first, (byte)payload.Length],
            < 65_536 => [first, 126, (byte)(payload.Length >> 8), (byte)payload.Length],
            _ => [first, 127, 0, 0, 0, 0, (byte)(payload.Length >> 24), (byte)(payload.Length >> 16), (byte)(payload.Length >> 8), (byte)payload.Length],
        };
        return [.. header, .. payload];
    }
}

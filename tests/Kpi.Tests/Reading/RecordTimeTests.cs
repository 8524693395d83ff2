using System.Text;
using Ioc.Kpi.Reading;
using Ioc.Kpi.Time;
using Xunit;

namespace Ioc.Kpi.Tests.Reading;

public sealed class RecordTimeTests
{
    [Theory]
    [InlineData("20251122083000", "2025-11-22T08:30:00+07:00")]
    [InlineData(" 20251122083000\n", "2025-11-22T08:30:00+07:00")]
    [InlineData("2025-11-22T08:30:00", "2025-11-22T08:30:00+07:00")]
    [InlineData("2025-11-22 08:30:00", "2025-11-22T08:30:00+07:00")]
    [InlineData("2025-11-22T08:30", "2025-11-22T08:30:00+07:00")]
    [InlineData("2025-11-22", "2025-11-22T00:00:00+07:00")]
    [InlineData("2025-11-22T08:30:00Z", "2025-11-22T08:30:00Z")]
    [InlineData("2025-11-22T08:30:00+0700", "2025-11-22T08:30:00+07:00")]
    [InlineData("2025-11-22T08:30:00-03", "2025-11-22T08:30:00-03:00")]
    [InlineData("2025-11-22T08:30:00.1234567+05:30", "2025-11-22T08:30:00.123456+05:30")]
    [InlineData("2025-11-22T08:30:00.5", "2025-11-22T08:30:00.500000+07:00")]
    [InlineData("2025-11-22T08:30:00,05Z", "2025-11-22T08:30:00.050000Z")]
    [InlineData("2024-02-29T23:59:59", "2024-02-29T23:59:59+07:00")]
    [InlineData("1900-01-01T00:00:00Z", "1900-01-01T00:00:00Z")]
    [InlineData("22001231235959", "2200-12-31T23:59:59+07:00")]
    public void Readable_times(string text, string expected)
    {
        Assert.True(RecordTime.TryParse(Encoding.UTF8.GetBytes(text), LocalTime.Vietnam, out var fromBytes));
        Assert.True(RecordTime.TryParse(text, LocalTime.Vietnam, out var fromCharacters));
        Assert.Equal(RecordFixture.At(expected), fromBytes);
        Assert.Equal(fromBytes, fromCharacters);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("00010101000000")]
    [InlineData("0001-01-01T00:00:00")]
    [InlineData("0001-01-01T00:00:00+07:00")]
    public void No_time(string text)
    {
        Assert.True(RecordTime.TryParse(Encoding.UTF8.GetBytes(text), LocalTime.Vietnam, out var fromBytes));
        Assert.True(RecordTime.TryParse(text, LocalTime.Vietnam, out var fromCharacters));
        Assert.Equal((Moment.None, Moment.None), (fromBytes, fromCharacters));
    }

    [Theory]
    [InlineData("20251322083000")]
    [InlineData("20251131083000")]
    [InlineData("20250229083000")]
    [InlineData("20251122243000")]
    [InlineData("20251122086000")]
    [InlineData("20251122083060")]
    [InlineData("2025112208300")]
    [InlineData("202511220830000")]
    [InlineData("18991231235959")]
    [InlineData("22010101000000")]
    [InlineData("00000000000000")]
    [InlineData("2025-11-22T")]
    [InlineData("2025-11-22T08")]
    [InlineData("2025-11-22T08:30:00.")]
    [InlineData("2025-11-22T08:30:00+")]
    [InlineData("2025-11-22T08:30:00+07:")]
    [InlineData("2025-11-22T08:30:00+07:0")]
    [InlineData("2025-11-22T08:30:00+25:00")]
    [InlineData("2025-11-22T08:30:00Z1")]
    [InlineData("2025-1-2")]
    [InlineData("22/11/2025")]
    [InlineData("1e400")]
    [InlineData("２０２５１１２２０８３０００")]
    [InlineData("2025-11-22T08:30:00.123456789012345678901234567890123456789012345678901234567890")]
    public void Unreadable_times(string text)
    {
        Assert.False(RecordTime.TryParse(Encoding.UTF8.GetBytes(text), LocalTime.Vietnam, out _));
        Assert.False(RecordTime.TryParse(text, LocalTime.Vietnam, out _));
    }

    /// <summary>Blank space around it sends a text the long way.</summary>
    [Fact]
    public void Short_and_long_way_agree_on_every_text_of_fourteen_bytes()
    {
        var random = new Random(20261125);
        var text = new byte[CompactTime.Length];
        var readable = 0;
        foreach (var zone in new[] { LocalTime.Vietnam, new LocalTime(TimeZoneInfo.FindSystemTimeZoneById("America/New_York")) })
        {
            for (var i = 0; i < 200_000; i++)
            {
                var at = new DateTime(1890, 1, 1).AddSeconds(random.NextInt64(330L * 366 * 86_400));
                Encoding.ASCII.GetBytes(at.ToString("yyyyMMddHHmmss", System.Globalization.CultureInfo.InvariantCulture), text);
                for (var changes = random.Next(3); changes > 0; changes--)
                {
                    text[random.Next(text.Length)] = (byte)random.Next(random.Next(2) == 0 ? '0' : 0, random.Next(2) == 0 ? ':' : 256);
                }

                var longWay = RecordTime.TryParse([(byte)' ', .. text], zone, out var expected);
                Assert.Equal(longWay, RecordTime.TryParse(text, zone, out var actual));
                Assert.Equal(expected, actual);
                readable += longWay ? 1 : 0;
            }
        }

        Assert.InRange(readable, 40_000, 360_000);
    }
}

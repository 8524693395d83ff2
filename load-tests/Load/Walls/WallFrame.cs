using System.Buffers.Text;

namespace Ioc.Load.Walls;

/// <summary>The beginning of a frame or snapshot: its number and when it was made.</summary>
internal static class WallFrame
{
    public static bool IsFrame(ReadOnlySpan<byte> message) => message.StartsWith("{\"type\":1,\"target\":\"frame\""u8);

    public static bool IsAnswer(ReadOnlySpan<byte> message) => message.StartsWith("{\"type\":3"u8);

    /// <returns>Zero when there is none.</returns>
    public static long Seq(ReadOnlySpan<byte> message)
    {
        var at = message.IndexOf("\"seq\":"u8);
        return at >= 0 && Utf8Parser.TryParse(message[(at + 6)..], out long seq, out _) ? seq : 0;
    }

    /// <summary>Scene, epoch, number and time: what tells a frame from every other, also from one of another audience with the same number.</summary>
    public static ReadOnlySpan<byte> Beginning(ReadOnlySpan<byte> message)
    {
        var at = message.IndexOf("\"at\":\""u8) + 6;
        return message[..(at + message[at..].IndexOf((byte)'"'))];
    }

    public static DateTimeOffset At(ReadOnlySpan<byte> message)
    {
        var at = message.IndexOf("\"at\":\""u8);
        var text = message[(at + 6)..];
        return DateTimeOffset.Parse(
            System.Text.Encoding.ASCII.GetString(text[..text.IndexOf((byte)'"')]), System.Globalization.CultureInfo.InvariantCulture);
    }
}

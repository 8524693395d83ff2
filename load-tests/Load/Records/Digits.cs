namespace Ioc.Load.Records;

internal static class Digits
{
    /// <summary>Writes a number with leading zeros over the whole span.</summary>
    public static void Write(long number, Span<byte> text)
    {
        for (var i = text.Length - 1; i >= 0; i--)
        {
            text[i] = (byte)('0' + (number % 10));
            number /= 10;
        }
    }
}

using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Ioc.Simulator.Feed;

/// <summary>Where a reader is in one listing. Opaque to readers; survives a restart, since the listing can be made again from it.</summary>
/// <param name="AsOf">The instant of the listing, in seconds since 1970.</param>
/// <param name="Since">Lowest change time listed; null for everything.</param>
internal readonly record struct FeedCursor(long AsOf, long? Since, int Offset)
{
    public FeedCursor BackBy(int count) => this with { Offset = Math.Max(0, Offset - count) };

    public override string ToString()
    {
        var since = Since?.ToString(CultureInfo.InvariantCulture) ?? "-";
        return Base64Url.EncodeToString(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{AsOf}.{since}.{Offset}")));
    }

    public static bool TryParse(string text, out FeedCursor cursor)
    {
        cursor = default;
        if (text.Length > 128 || !Base64Url.IsValid(text))
        {
            return false;
        }

        var parts = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(text)).Split('.');
        if (parts.Length != 3
            || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var asOf)
            || !int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var offset))
        {
            return false;
        }

        long? since = null;
        if (parts[1] != "-")
        {
            if (!long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            {
                return false;
            }

            since = value;
        }

        cursor = new FeedCursor(asOf, since, offset);
        return true;
    }
}

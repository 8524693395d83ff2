using System.Runtime.InteropServices;

namespace Ioc.Kpi.Board;

/// <summary>The median of many numbers, by selection rather than sorting.</summary>
internal static class Median
{
    /// <summary>The middle value, or the mean of the two middle values; null of nothing. Reorders the list.</summary>
    public static double? Of(List<long> values)
    {
        if (values.Count == 0)
        {
            return null;
        }

        var span = CollectionsMarshal.AsSpan(values);
        var middle = values.Count / 2;
        var upper = Select(span, middle);
        if (values.Count % 2 == 1)
        {
            return upper;
        }

        // After the selection everything left of the middle is at most the upper middle; the lower middle is its maximum.
        var lower = long.MinValue;
        foreach (var value in span[..middle])
        {
            lower = Math.Max(lower, value);
        }

        return lower + ((upper - lower) / 2.0);
    }

    /// <summary>Quickselect with the median of three as pivot; small ranges are sorted.</summary>
    private static long Select(Span<long> values, int index)
    {
        var (low, high) = (0, values.Length - 1);
        while (high - low > 32)
        {
            var (left, right) = Partition(values, low, high);
            if (index <= right)
            {
                high = right;
            }
            else if (index >= left)
            {
                low = left;
            }
            else
            {
                return values[index];
            }
        }

        values.Slice(low, high - low + 1).Sort();
        return values[index];
    }

    private static (int Left, int Right) Partition(Span<long> values, int low, int high)
    {
        var (a, b, c) = (values[low], values[low + ((high - low) / 2)], values[high]);
        var pivot = Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
        var (left, right) = (low, high);
        while (left <= right)
        {
            while (values[left] < pivot)
            {
                left++;
            }

            while (values[right] > pivot)
            {
                right--;
            }

            if (left <= right)
            {
                (values[left], values[right]) = (values[right], values[left]);
                left++;
                right--;
            }
        }

        return (left, right);
    }
}

using System.Runtime.InteropServices;

namespace Ioc.Kpi.Board;

/// <summary>The median of many numbers, by selection rather than sorting.</summary>
internal static class Median
{
    /// <summary>The middle value, or the mean of the two middle values; null of nothing. Reorders the list.</summary>
    public static double? Of(List<long> values) => Of(CollectionsMarshal.AsSpan(values));

    /// <summary>The middle value, or the mean of the two middle values; null of nothing. Reorders the values.</summary>
    public static double? Of(Span<long> values) =>
        values.IsEmpty ? null : Between(values, (values.Length - 1) / 2, values.Length / 2);

    /// <summary>The mean of the values at two ranks, which are equal or next to one another. Reorders the list.</summary>
    public static double Between(List<long> values, int lower, int upper) => Between(CollectionsMarshal.AsSpan(values), lower, upper);

    private static double Between(Span<long> values, int lower, int upper)
    {
        var high = Select(values, upper);
        if (lower == upper)
        {
            return high;
        }

        // After the selection everything left of the upper rank is at most its value; the lower one is the maximum there.
        var low = long.MinValue;
        foreach (var value in values[..upper])
        {
            low = Math.Max(low, value);
        }

        return low + ((high - low) / 2.0);
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

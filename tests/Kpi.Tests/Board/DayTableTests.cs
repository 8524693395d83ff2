using Ioc.Kpi.Board;
using Xunit;

namespace Ioc.Kpi.Tests.Board;

/// <summary>Numbers by day, as narrow as they fit and never cut.</summary>
public sealed class DayTableTests
{
    private static readonly int Day = new DateOnly(2026, 11, 23).DayNumber;

    [Theory]
    [InlineData(127, 1)]
    [InlineData(128, 2)]
    [InlineData(255, 2)]
    [InlineData(256, 2)]
    [InlineData(32_767, 2)]
    [InlineData(32_768, 4)]
    [InlineData(65_535, 4)]
    [InlineData(65_536, 4)]
    [InlineData(int.MaxValue, 4)]
    [InlineData(-128, 1)]
    [InlineData(-129, 2)]
    [InlineData(-32_768, 2)]
    [InlineData(-32_769, 4)]
    public void Number_that_does_not_fit_widens_the_table_and_keeps_the_others(int number, int width)
    {
        var table = new DayTable(3);
        Add(ref table, Day - 1, 0, 100);
        Add(ref table, Day, 1, number - Math.Sign(number));
        Add(ref table, Day, 2, -100);
        Add(ref table, Day, 1, Math.Sign(number));

        Assert.Equal(number, table.Sum(1, Day, Day));
        Assert.Equal(100, table.Sum(0, Day - 1, Day));
        Assert.Equal(-100, table.Sum(2, int.MinValue, int.MaxValue));
        Assert.Equal(width, table.Width);
    }

    [Fact]
    public void Amounts_of_one_day_that_widen_half_way_are_each_added_once()
    {
        var table = new DayTable(4);
        table.Add(Day, [0, 1, 2, 3], [1, 2, 70_000, 300]);
        table.Add(Day, [3, 0], [-1, 126]);

        Assert.Equal([127, 2, 70_000, 299], Enumerable.Range(0, 4).Select(slot => table.Sum(slot, Day, Day)));
    }

    [Fact]
    public void Number_beyond_four_bytes_is_an_error_and_not_another_number()
    {
        var table = new DayTable(1);
        Add(ref table, Day, 0, int.MaxValue);
        Assert.Throws<OverflowException>(() => Add(ref table, Day, 0, 1));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Any_amounts_on_any_days_add_up_as_in_a_plain_list(int seed)
    {
        var random = new Random(seed);
        var table = new DayTable(5);
        var plain = new List<(int Day, int Slot, int Amount)>();
        int[] far = [new DateOnly(1, 1, 1).DayNumber, new DateOnly(1969, 12, 31).DayNumber, new DateOnly(2149, 6, 7).DayNumber, DateOnly.MaxValue.DayNumber];
        for (var i = 0; i < 3000; i++)
        {
            var day = random.Next(50) == 0 ? far[random.Next(far.Length)] : Day + random.Next(-300, 300);
            var again = i % 3 == 0 && plain.Count > 0 ? plain[random.Next(plain.Count)] : (Day: day, Slot: random.Next(5), Amount: -random.Next(-5, 200));

            // What was added is often taken back, so that rows of zeros come and go.
            var (onDay, slot, amount) = (again.Day, again.Slot, -again.Amount);
            Add(ref table, onDay, (byte)slot, amount);
            plain.Add((onDay, slot, amount));
            if (i % 100 == 0)
            {
                AssertSums(table, plain, random, far);
            }
        }

        Assert.True(table.Days <= plain.Select(entry => entry.Day).Distinct().Count());
        Assert.Equal(FirstDayWith(plain, 2), table.FirstDayWith(2));
    }

    [Fact]
    public void Days_that_went_back_to_nothing_make_room_for_others()
    {
        var table = new DayTable(3);
        for (var day = 0; day < 10_000; day++)
        {
            Add(ref table, Day + day, 0, 1);
            Add(ref table, Day + day, 0, -1);
        }

        Assert.True(table.Bytes < 200, $"{table.Bytes} bytes");
    }

    private static void AssertSums(in DayTable table, List<(int Day, int Slot, int Amount)> plain, Random random, int[] far)
    {
        int[] ends = [int.MinValue, int.MaxValue, .. far, .. Enumerable.Range(0, 6).Select(_ => Day + random.Next(-310, 310))];
        foreach (var from in ends)
        {
            foreach (var to in ends.Where(to => to >= from))
            {
                for (var slot = 0; slot < 5; slot++)
                {
                    var expected = plain.Where(entry => entry.Slot == slot && entry.Day >= from && entry.Day <= to).Sum(entry => (long)entry.Amount);
                    Assert.Equal(expected, table.Sum(slot, from, to));
                }
            }
        }
    }

    private static int? FirstDayWith(List<(int Day, int Slot, int Amount)> plain, int slot) =>
        plain.Where(entry => entry.Slot == slot).GroupBy(entry => entry.Day).Where(day => day.Sum(entry => entry.Amount) > 0).Min(day => (int?)day.Key);

    private static void Add(ref DayTable table, int day, byte slot, int amount) => table.Add(day, [slot], [amount]);
}

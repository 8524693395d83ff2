using System.Text;
using Ioc.Kpi.Calendars;
using Xunit;

namespace Ioc.Kpi.Tests.Calendars;

/// <summary>A calendar file is read strictly; a fault is told with file, place, cause and cure.</summary>
public sealed class CalendarFileTests
{
    // What is changed in a file that is right, into what, the place and a word of the reason.
    [Theory]
    [InlineData("\"asOf\": \"2026-11-22\",", "", "days.json:", "'asOf' is missing")]
    [InlineData("2026-11-22", "22.11.2026", "asOf:", "'22.11.2026' is no day")]
    [InlineData("\"asOf\"", "\"zone\": \"x\", \"asOf\"", "days.json:", "'zone' is no key here; known are asOf")]
    [InlineData("[\"sunday\"]", "\"sunday\"", "weekend:", "a list is expected, not 'sunday'")]
    [InlineData("[\"sunday\"]", "[\"sun\"]", "weekend[0]:", "'sun' is no weekday; known are monday, tuesday")]
    [InlineData("[\"sunday\"]", "[\"sunday\", \"sunday\"]", "weekend[1]:", "a second time")]
    [InlineData(
        "[\"sunday\"]", "[\"monday\", \"tuesday\", \"wednesday\", \"thursday\", \"friday\", \"saturday\", \"sunday\"]", "weekend:", "no weekday is left")]
    [InlineData("06:30", "6h30", "hours[0].from:", "'6h30' is no time of day")]
    [InlineData("06:30", "24:00", "hours[0].from:", "'24:00' is no time of day")]
    [InlineData("\"until\": \"10:00\"", "\"till\": \"10:00\"", "hours[0]:", "'till' is no key here; known are from, until")]
    [InlineData("\"until\": \"10:00\"", "\"until\": \"06:30\"", "hours[0]:", "end at 06:30, which is not after 06:30")]
    [InlineData("10:15", "09:45", "hours[1].from:", "begin at 09:45, before the ones above end at 10:00")]
    [InlineData("\"until\": \"17:00\"", "\"until\": \"16:30\"", "hours:", "7:30 together; they must be 8:00")]
    [InlineData("\"until\": \"17:00\"", "\"until\": \"18:00\"", "hours:", "9:00 together; they must be 8:00")]
    [InlineData("\"Letter 1\"", "17", "sources.letter:", "a text is expected, not 17")]
    [InlineData("\"Letter 1\"", "\" \"", "sources.letter:", "the text is empty")]
    [InlineData("\"counted\": \"Counted\"", "\"letter\": \"Again\"", "days.json:", "'letter'")]
    [InlineData("\"source\": \"counted\"", "\"source\": \"\\ud800\"", "days.json:", "not UTF-8")]
    [InlineData("\"year\": 2026", "\"year\": \"2026\"", "years[0].year:", "a whole number is expected, not '2026'")]
    [InlineData("\"year\": 2026", "\"year\": 1026", "years[0].year:", "1026 is not within 1900 to 2200")]
    [InlineData("\"year\": 2027", "\"year\": 2028", "years[1].year:", "2028 does not follow 2026")]
    [InlineData("\"year\": 2027", "\"year\": 2026", "years[1].year:", "2026 does not follow 2026")]
    [InlineData("\"confirmed\": false, \"days\"", "\"confirmed\": \"no\", \"days\"", "years[1].confirmed:", "true or false is expected, not 'no'")]
    [InlineData("\"confirmed\": false, \"days\"", "\"confirmed\": true, \"days\"", "years[1].days[0].confirmed:", "2027 is said to be confirmed")]
    [InlineData("2027-03-20", "2026-03-25", "years[1].days[0].date:", "2026-03-25 is not a day of 2027")]
    [InlineData("2027-03-20", "2027-02-29", "years[1].days[0].date:", "'2027-02-29' is no day")]
    [InlineData("\"date\": \"2026-03-24\"", "\"date\": \"2026-03-20\"", "years[0].days[2].date:", "2026-03-20 is here a second time")]
    [InlineData("\"kind\": \"swap\"", "\"kind\": \"worked\"", "years[0].days[1].kind:", "'worked' is no kind of day; known are holiday, substitute, swap")]
    [InlineData("2026-03-22", "2026-03-23", "years[0].days[1].date:", "2026-03-23 is a Monday, which is worked anyway")]
    [InlineData("2026-03-24", "2026-03-29", "years[0].days[2].date:", "2026-03-29 is a Sunday, which is off anyway")]
    [InlineData("\"Worked for the 24th\"", "null", "years[0].days[1].name:", "a text is expected, not null")]
    [InlineData("\"source\": \"counted\"", "\"source\": \"letter 2\"", "years[1].days[0].source:", "'letter 2' is not among the sources")]
    [InlineData("\"Feast\", \"confirmed\": true", "\"Feast\"", "years[0].days[0]:", "'confirmed' is missing")]
    [InlineData("\"years\": [", "\"years\": [] }", "days.json, line 11:", "not JSON as it must be")]
    public void A_fault_is_told_with_its_place(string right, string wrong, string place, string reason)
    {
        Assert.Contains(right, CalendarText.Right, StringComparison.Ordinal);
        var first = CalendarText.Right.IndexOf(right, StringComparison.Ordinal);
        AssertFault(CalendarText.Right.Remove(first, right.Length).Insert(first, wrong), place, reason);
    }

    [Theory]
    [InlineData("", "line 1:", "not JSON")]
    [InlineData("[]", "days.json:", "an object is expected, not a list")]
    [InlineData("null", "days.json:", "an object is expected, not null")]
    [InlineData("{} {}", "line 1:", "not JSON")]
    public void What_is_no_calendar_at_all_is_told(string text, string place, string reason) => AssertFault(text, place, reason);

    [Fact]
    public void Lists_that_need_an_entry_say_so()
    {
        var years = CalendarText.Right.IndexOf("\"years\"", StringComparison.Ordinal);
        AssertFault(CalendarText.Right[..years] + "\"years\": [] }", "years:", "the list is empty");
    }

    [Fact]
    public void A_file_that_is_right_is_read_with_every_fact()
    {
        var calendar = CalendarText.Read("\uFEFF" + CalendarText.Right);

        Assert.Equal(new DateOnly(2026, 11, 22), calendar.AsOf);
        Assert.Equal([DayOfWeek.Sunday], calendar.Weekend);
        Assert.Equal((new TimeOnly(6, 30), new TimeOnly(17, 0), 3), (calendar.Hours.Opening, calendar.Hours.Closing, calendar.Hours.Spells.Count));
        Assert.Equal([new CalendarYear(2026, true), new CalendarYear(2027, false)], calendar.Years);
        Assert.Equal(
            new CalendarDay(new DateOnly(2027, 3, 20), CalendarDayKind.Holiday, "Feast", false, "Counted"), calendar.Find(new DateOnly(2027, 3, 20)));
        Assert.Equal([19, 21, 22, 23, 25, 26, 27, 28], Enumerable.Range(19, 11).Where(day => calendar.IsWorkingDay(new DateOnly(2026, 3, day).DayNumber)));
    }

    [Fact]
    public void No_cut_or_changed_byte_is_more_than_a_fault()
    {
        var right = Encoding.UTF8.GetBytes(CalendarText.Right);
        var random = new Random(1);
        for (var i = 0; i < 3000; i++)
        {
            var bytes = right[..(i % 2 == 0 ? right.Length : random.Next(right.Length))];
            for (var changes = random.Next(3); changes > 0 && bytes.Length > 0; changes--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            if (Record.Exception(() => WorkingCalendar.Parse(bytes, "days.json")) is { } exception)
            {
                Assert.IsType<CalendarFaultException>(exception);
            }
        }
    }

    private static void AssertFault(string text, string place, string reason)
    {
        var message = Assert.Throws<CalendarFaultException>(() => CalendarText.Read(text)).Message;
        Assert.StartsWith("days.json", message, StringComparison.Ordinal);
        Assert.Contains(place, message, StringComparison.Ordinal);
        Assert.Contains(reason, message, StringComparison.Ordinal);
    }
}

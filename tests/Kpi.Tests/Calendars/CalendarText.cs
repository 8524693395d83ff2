using System.Text;
using Ioc.Kpi.Calendars;

namespace Ioc.Kpi.Tests.Calendars;

/// <summary>A small calendar file that is right, for tests that change a word of it: three spells a day, and Saturdays are worked.</summary>
internal static class CalendarText
{
    public const string Right =
        """
        {
          "asOf": "2026-11-22",
          "weekend": ["sunday"],
          "hours": [
            { "from": "06:30", "until": "10:00" },
            { "from": "10:15", "until": "11:45" },
            { "from": "14:00", "until": "17:00" }
          ],
          "sources": { "letter": "Letter 1", "counted": "Counted" },
          "years": [
            {
              "year": 2026, "confirmed": true, "days": [
                { "date": "2026-03-20", "kind": "holiday", "name": "Feast", "confirmed": true, "source": "letter" },
                { "date": "2026-03-22", "kind": "swap", "name": "Worked for the 24th", "confirmed": true, "source": "letter" },
                { "date": "2026-03-24", "kind": "substitute", "name": "Off for the 22nd", "confirmed": true, "source": "letter" }
              ]
            },
            {
              "year": 2027, "confirmed": false, "days": [
                { "date": "2027-03-20", "kind": "holiday", "name": "Feast", "confirmed": false, "source": "counted" }
              ]
            }
          ]
        }
        """;

    public static WorkingCalendar Read(string text) => WorkingCalendar.Parse(Encoding.UTF8.GetBytes(text), "days.json");
}

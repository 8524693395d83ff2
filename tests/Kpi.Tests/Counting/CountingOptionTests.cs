using Ioc.Kpi.Board;
using Ioc.Kpi.Counting;
using Ioc.Kpi.Definitions;
using Xunit;

namespace Ioc.Kpi.Tests.Counting;

/// <summary>What each counting option makes of the numbers, worked out by hand; which KPIs it touches at all: <see cref="CountedByTests"/>.</summary>
public sealed class CountingOptionTests
{
    private const string Dossiers =
        // Finished: on the due day after the hour, late, without a due date, and after its due date was moved away.
        "received=03-02T08:00 due=03-05T17:00 finished=03-05T18:00 channel=online applicant=business verified=1 result=1 digitised=1 reused=1 fee=1 paid=1 supplements=1;"
        + "received=03-02T08:00 due=03-05T17:00 finished=03-06T08:00 channel=counter applicant=business verified=0 result=0 digitised=0 reused=0 fee=1 paid=0 supplements=0;"
        + "received=03-02T08:00 finished=03-06T08:00 channel=postal; received=03-02T08:00 finished=03-09T08:00;"
        + "id=m received=03-02T08:00 due=03-05T17:00 channel=online; id=m received=03-02T08:00 due=03-12T17:00 finished=03-10T08:00 channel=online applicant=citizen result=1 fee=1 paid=0;"
        // Left otherwise.
        + "received=03-02T08:00 due=03-05T17:00 status=7; received=03-02T08:00 status=8; status=3 refused=03-04T08:00;"
        + "received=03-02T08:00 status=3 refused=03-04T08:00;"
        // Open: overdue, overdue since this morning, due soon, due in four days, moved from overdue to later, waiting, without a due date.
        + "received=03-02T08:00 due=03-10T17:00; received=03-02T08:00 due=03-20T09:00; received=03-02T08:00 due=03-20T17:00;"
        + "received=03-02T08:00 due=03-24T17:00; id=o received=03-02T08:00 due=03-10T17:00;"
        + "id=o received=03-02T08:00 due=03-31T17:00 changed=03-11T08:00; received=03-02T08:00 due=03-10T17:00 status=5; received=03-02T08:00";

    private static readonly Dictionary<string, string> Defaults = new()
    {
        ["received-dossiers"] = "15",
        ["online-submission-rate"] = "2/4",
        ["fully-online-rate"] = "1/3",
        ["on-time-rate"] = "2/3",
        ["overdue-finished"] = "1/3",
        ["overdue-open"] = "1/7",
        ["due-soon"] = "2/7",
        ["processing-time"] = "5",
        ["electronic-result-rate"] = "2/3",
        ["digitised-component-rate"] = "1/2",
        ["data-reuse-rate"] = "1/2",
        ["online-payment-rate"] = "1/3",
        ["business-online-rate"] = "1/2",
        ["single-entry-rate"] = "1/2",
        ["supplement-rate"] = "1/2",
        ["refused-or-withdrawn"] = "4/15",
    };

    public static TheoryData<string, CountingRules, Dictionary<string, string>> Options() => new()
    {
        { "defaults", new(), [] },
        {
            "instant", new() { OnTimeGranularity = OnTimeGranularity.Instant },
            new() { ["on-time-rate"] = "1/3", ["overdue-finished"] = "2/3", ["overdue-open"] = "2/7", ["due-soon"] = "1/7" }
        },
        {
            "no due date on time", new() { NoDueDate = NoDueDate.OnTime },
            new() { ["on-time-rate"] = "4/5", ["overdue-finished"] = "1/5" }
        },
        {
            "unknown channel counter", new() { UnknownChannel = UnknownChannel.Counter },
            new() { ["online-submission-rate"] = "2/15" }
        },
        {
            "withdrawn on time", new() { Withdrawn = Withdrawn.OnTime },
            new() { ["on-time-rate"] = "3/4", ["overdue-finished"] = "1/4" }
        },
        {
            "original due date", new() { Due = DueDate.Original },
            new() { ["on-time-rate"] = "1/3", ["overdue-finished"] = "2/3", ["overdue-open"] = "2/7" }
        },
        { "due soon in a week", new() { DueSoon = TimeSpan.FromDays(7) }, new() { ["due-soon"] = "3/7" } },
        { "due soon in three hours", new() { DueSoon = TimeSpan.FromHours(3) }, new() { ["due-soon"] = "1/7" } },
        { "fully online lenient", new() { FullyOnline = FullyOnline.Lenient }, new() { ["fully-online-rate"] = "2/3" } },
        {
            "all at once",
            new()
            {
                OnTimeGranularity = OnTimeGranularity.Instant, NoDueDate = NoDueDate.OnTime, UnknownChannel = UnknownChannel.Counter,
                Withdrawn = Withdrawn.OnTime, Due = DueDate.Original, DueSoon = TimeSpan.FromDays(7),
            },
            new()
            {
                ["online-submission-rate"] = "2/15", ["on-time-rate"] = "3/6", ["overdue-finished"] = "3/6", ["overdue-open"] = "3/7",
                ["due-soon"] = "2/7",
            }
        },
    };

    [Theory]
    [MemberData(nameof(Options))]
    public void Option_changes_exactly_its_own_kpis(string option, CountingRules rules, Dictionary<string, string> changed)
    {
        var board = new WorkedBoard(Dossiers, rules);
        var expected = Defaults.ToDictionary(kpi => kpi.Key, kpi => changed.GetValueOrDefault(kpi.Key, kpi.Value));
        var actual = board.Board.Read(KpiCatalogue.All, Scope.Province, WorkedBoard.Days("03-01", "03-20"))
            .Where(reading => Defaults.ContainsKey(reading.Kpi.Id))
            .ToList();
        Assert.Equal(expected, actual.ToDictionary(reading => reading.Kpi.Id, TextOf));
        Assert.All(actual, reading => Assert.True(reading.Applicable, $"{option}: {reading.Kpi.Id}"));
        Assert.Equal(96.0, board.Read("processing-time").Value);
    }

    private static string TextOf(KpiReading reading) =>
        reading.Denominator is { } denominator ? $"{reading.Numerator}/{denominator}" : $"{reading.Numerator}";
}

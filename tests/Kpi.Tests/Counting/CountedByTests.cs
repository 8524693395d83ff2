using Ioc.Kpi.Board;
using Ioc.Kpi.Counting;
using Ioc.Kpi.Definitions;
using Xunit;

namespace Ioc.Kpi.Tests.Counting;

/// <summary>What the definitions say of counting options is what the board does, for every option and every KPI.</summary>
public sealed class CountedByTests
{
    /// <summary>Every option has a say on some of them.</summary>
    private const string Dossiers =
        "received=03-02T08:00 due=03-05T17:00 finished=03-05T18:00 channel=online result=1 fee=1 paid=0 digitised=1 reused=1;"
        + "received=03-02T08:00 due=03-05T17:00 finished=03-06T08:00 channel=counter result=0 fee=0; received=03-02T08:00 finished=03-06T08:00;"
        + "id=m received=03-02T08:00 due=03-05T17:00; id=m received=03-02T08:00 due=03-12T17:00 finished=03-10T08:00 changed=03-10T08:00;"
        + "received=03-02T08:00 due=03-05T17:00 status=7; received=03-02T08:00 due=03-20T09:00; received=03-02T08:00 due=03-25T17:00;"
        + "id=o received=03-02T08:00 due=03-10T17:00; id=o received=03-02T08:00 due=03-31T17:00 changed=03-11T08:00;"
        + "id=p received=03-02T08:00 due=03-23T17:00; id=p received=03-02T08:00 due=03-31T17:00 changed=03-11T08:00";

    public static TheoryData<CountingOption> Options => [.. Enum.GetValues<CountingOption>()];

    [Theory]
    [MemberData(nameof(Options))]
    public void An_option_changes_exactly_the_kpis_that_say_so(CountingOption option)
    {
        var (before, after) = (Readings(new CountingRules()), Readings(Other(option)));
        var changed = before.Keys.Where(id => before[id] != after[id]);
        var said = KpiCatalogue.All.Where(kpi => kpi.CountedBy.Contains(option)).Select(kpi => kpi.Id);
        Assert.Equal(said, changed);
    }

    [Fact]
    public void Options_are_named_as_the_properties_of_the_rules() =>
        Assert.Equal(
            typeof(CountingRules).GetProperties().Select(property => property.Name).Order(StringComparer.Ordinal),
            Enum.GetNames<CountingOption>().Order(StringComparer.Ordinal));

    private static CountingRules Other(CountingOption option) => option switch
    {
        CountingOption.OnTimeGranularity => new() { OnTimeGranularity = OnTimeGranularity.Instant },
        CountingOption.NoDueDate => new() { NoDueDate = NoDueDate.OnTime },
        CountingOption.UnknownChannel => new() { UnknownChannel = UnknownChannel.Counter },
        CountingOption.Withdrawn => new() { Withdrawn = Withdrawn.OnTime },
        CountingOption.FullyOnline => new() { FullyOnline = FullyOnline.Lenient },
        CountingOption.DueSoon => new() { DueSoon = TimeSpan.FromDays(7) },
        CountingOption.Due => new() { Due = DueDate.Original },
        _ => throw new ArgumentOutOfRangeException(nameof(option)),
    };

    private static Dictionary<string, (double?, long?, long?)> Readings(CountingRules rules) =>
        new WorkedBoard(Dossiers, rules).Board.Read(KpiCatalogue.All, Scope.Province, WorkedBoard.Days("03-01", "03-20"), Surroundings.None)
            .ToDictionary(reading => reading.Kpi.Id, reading => (reading.Value, reading.Numerator, reading.Denominator));
}

using Ioc.Kpi.Calendars;
using Ioc.Kpi.Catalogues;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Counting;
using Ioc.Kpi.Definitions;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Tests.Board;
using Ioc.Kpi.Time;
using Xunit;

namespace Ioc.Kpi.Tests.Counting;

/// <summary>Early, on the day and late split what K08 and K09 count, under every rule.</summary>
public sealed class DueOutcomeTests
{
    public static TheoryData<OnTimeGranularity, DueDate, NoDueDate, Withdrawn> Rules()
    {
        var data = new TheoryData<OnTimeGranularity, DueDate, NoDueDate, Withdrawn>();
        foreach (var granularity in Enum.GetValues<OnTimeGranularity>())
        {
            foreach (var due in Enum.GetValues<DueDate>())
            {
                data.Add(granularity, due, NoDueDate.Undetermined, Withdrawn.Excluded);
                data.Add(granularity, due, NoDueDate.OnTime, Withdrawn.OnTime);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Outcomes_add_up_to_what_the_rates_count(OnTimeGranularity granularity, DueDate due, NoDueDate none, Withdrawn withdrawn)
    {
        var rules = new CountingRules { OnTimeGranularity = granularity, Due = due, NoDueDate = none, Withdrawn = withdrawn };
        var context = new CountingContext(rules, LocalTime.Vietnam, WorkingCalendar.BuiltIn, new ProcedureFacts(Catalogue.Empty, new DossierCodes()), new AgencyFacts(Catalogue.Empty, new DossierCodes(), default));
        var codes = new DossierCodes();
        var merge = new DossierMerge(codes);
        var seen = new Dictionary<DueOutcome, int>();
        foreach (var versions in new RandomDossiers(3, codes).Updates(3000).GroupBy(update => update.Key))
        {
            var dossier = new Dossier();
            foreach (var version in versions)
            {
                merge.Apply(ref dossier, version);
                var view = new DossierView(dossier, context, wholeDays: true);
                Assert.Equal(view.CountsForOnTime(), view.Outcome != DueOutcome.Undetermined);
                Assert.Equal(view.CountsForOnTime() && view.CountsAsLate(), view.Outcome == DueOutcome.Late);
                Assert.True(view.Outcome != DueOutcome.Early || view.LeftAt < view.DueAt);
                Assert.True(view.StatedDueAt <= view.DueAt);
                seen[view.Outcome] = seen.GetValueOrDefault(view.Outcome) + 1;
            }
        }

        Assert.All(Enum.GetValues<DueOutcome>(), outcome => Assert.True(seen.GetValueOrDefault(outcome) > 20, $"{outcome}"));
    }
}

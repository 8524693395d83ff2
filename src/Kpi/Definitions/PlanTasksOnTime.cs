using Ioc.Kpi.Board;
using Ioc.Kpi.Plans.Tasks;

namespace Ioc.Kpi.Definitions;

/// <summary>K27: tasks of the plans in force that were done by their day ÷ tasks whose day is past (<see cref="PlanTaskBook"/>).</summary>
public sealed class PlanTasksOnTime : DerivedKpi
{
    public override int Number => 27;

    public override string Id => "plan-tasks-on-time";

    public override KpiUnit Unit => KpiUnit.Percent;

    public override KpiDirection Direction => KpiDirection.HigherIsBetter;

    public override KpiBase Base => KpiBase.Plan;

    public override string Formula => "tasks of the plans done by their day ÷ tasks whose day is past";

    public override KpiReading Read(KpiBoard board, Surroundings around, in Scope scope, Period period)
    {
        if (scope != Scope.Province)
        {
            return Nothing(applicable: false);
        }

        var day = period.IsEmpty ? board.Today : period.To;
        var (done, due) = (0, 0);
        foreach (var plan in around.Plans)
        {
            var tasks = PlanTaskBook.Read(plan, around.Evidence, day, board.Calendar);
            (done, due) = (done + tasks.DoneInTime, due + tasks.Due);
        }

        return Nothing() with { Value = due == 0 ? null : 100.0 * done / due, Numerator = done, Denominator = due };
    }
}

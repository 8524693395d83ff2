namespace Ioc.Kpi.Plans.Book;

/// <summary>A target together with the plan that it stands in.</summary>
public sealed record PlanSide(Plan Plan, PlanTarget Target)
{
    public PlanReference Reference => new(Plan.Code, Target.Id);
}

using Ioc.Dashboard.Access;
using Ioc.Dashboard.Targets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ioc.Dashboard.Api.Plans;

/// <summary>Plans with targets and tasks as they stand, at most a minute old (contracts.md, "Reading KPIs").</summary>
internal static class PlanEndpoints
{
    public static void MapPlanApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1/plans").WithTags("Plans").RequireAuthorization(Policies.Viewer);
        api.MapGet("", (TargetBook book) => Json(All(book.Current)))
            .WithName("ReadPlans").WithSummary("Every plan, and how many of its targets stand how").Produces<PlansAnswer>();
        api.MapGet("/{code}", (string code, TargetBook book) => One(code, book.Current) is { } answer ? Json(answer) : ApiProblems.UnknownPlan(code))
            .WithName("ReadPlan").WithSummary("One plan with its targets and tasks").Produces<PlanAnswer>().ProducesProblem(404);
    }

    private static PlansAnswer All(TargetSheet sheet) =>
        new(
            sheet.At,
            [.. sheet.Plans.Select(plan => PlanSummary.Of(plan, sheet))],
            [.. sheet.Contradictions.Select(ContradictionView.Of)],
            [.. sheet.Snapshot.Problems.Select(problem => new PlanProblemView(problem.File, problem.Place, problem.Reason, problem.Cure))]);

    private static PlanAnswer? One(string code, TargetSheet sheet) =>
        sheet.Plans.FirstOrDefault(plan => plan.Plan.Code == code) is { } found
            ? new PlanAnswer(
                sheet.At,
                PlanSummary.Of(found, sheet),
                [.. found.Targets.Select(TargetView.Of)],
                [.. found.Tasks.Tasks.Select(TaskView.Of)],
                [.. found.Plan.Remarks.Select(remark => remark.Text)],
                [.. sheet.Contradictions.Where(pair => pair.First.Plan.Code == code || pair.Second.Plan.Code == code).Select(ContradictionView.Of)])
            : null;

    private static IResult Json<T>(T answer) => Results.Json(answer, DashboardJson.Options);
}

using System.Text.Json;
using Ioc.Dashboard.Access;
using Ioc.Dashboard.Targets;
using Ioc.Dashboard.Tasks;
using Ioc.Kpi.Board;
using Ioc.Kpi.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Ioc.Dashboard.Api.Plans;

/// <summary>Evidence of tasks over the API: read by viewers, added to by operators.</summary>
internal static class TaskEndpoints
{
    private const int LargestBody = 64 * 1024;

    public static void MapTaskApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1/plans/{code}/tasks/{task}").WithTags("Plans").ProducesProblem(401);
        api.MapGet("", Read).RequireAuthorization(Policies.Viewer)
            .WithName("ReadTask").WithSummary("One task of a plan with everything that was ever entered about it")
            .Produces<TaskAnswer>().ProducesProblem(404);
        api.MapPost("/evidence", EnterAsync).RequireAuthorization(Policies.Operator).AddEndpointFilter<FormGuard>()
            .WithMetadata(new RequestSizeLimitAttribute(LargestBody))
            .WithName("EnterTaskEvidence").WithSummary("Enters evidence of a task, corrects an entry or withdraws it; needs the header RequestVerificationToken")
            .Accepts<TaskEvidenceBody>("application/json").Produces<TaskEvidenceView>(201)
            .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
    }

    private static IResult Read(string code, string task, TargetBook targets, SurroundingsBook around, LocalTime zone)
    {
        if (targets.Current.Find(code) is not { } plan)
        {
            return ApiProblems.UnknownPlan(code);
        }

        var book = around.Tasks;
        return plan.Find(task) is { } found
            ? Results.Json(
                new TaskAnswer(code, TaskView.Of(found), [.. book.History(code, task).Select(entry => TaskEvidenceView.Of(entry, book, zone))]), DashboardJson.Options)
            : ApiProblems.UnknownTask(code, task);
    }

    private static async Task<IResult> EnterAsync(
        HttpContext context, string code, string task, TargetBook targets, TaskDesk desk, SurroundingsBook around, AccountBook accounts, LocalTime zone)
    {
        if (targets.Current.Find(code) is not { } plan)
        {
            return ApiProblems.UnknownPlan(code);
        }

        if (plan.Plan.FindTask(task) is not { } known)
        {
            return ApiProblems.UnknownTask(code, task);
        }

        if (!context.Request.HasJsonContentType())
        {
            return ApiProblems.BadBody("Send application/json.");
        }

        TaskEvidenceBody? body;
        try
        {
            body = await JsonSerializer.DeserializeAsync<TaskEvidenceBody>(context.Request.Body, DashboardJson.Options, context.RequestAborted);
        }
        catch (JsonException exception)
        {
            // Where, and not what: the text of the fault may repeat what was sent.
            return ApiProblems.BadBody($"{exception.Path ?? "The body"} cannot be read; the document /openapi/v1.json describes it.");
        }

        if (body is null)
        {
            return ApiProblems.BadBody("The body is null; the document /openapi/v1.json describes it.");
        }

        var (entry, problems) = desk.Enter(body.Draft(code, task), known, accounts.Of(context.User)!, ClientAddress.Of(context));
        return entry is null ? ApiProblems.RefusedEntry(problems)
            : Results.Json(TaskEvidenceView.Of(entry, around.Tasks, zone), DashboardJson.Options, statusCode: StatusCodes.Status201Created);
    }
}

using Ioc.Dashboard.Api;
using Ioc.Dashboard.Pages;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace Ioc.Dashboard.Access;

/// <summary>
/// Refuses a POST without the token that a page of this site put into its form, or that a script sends in the header
/// `RequestVerificationToken` (ASVS 3.5.1): a page of another site cannot know it.
/// </summary>
internal sealed class FormGuard(IAntiforgery antiforgery, Notices notices) : IEndpointFilter
{
    public const string Field = "__form";
    public const string Header = "RequestVerificationToken";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        return await IsValidAsync(http) ? await next(context)
            : http.Request.Path.StartsWithSegments("/api") ? ApiProblems.NoFormToken()
            : notices.Page(http, StatusCodes.Status400BadRequest, "form-expired");
    }

    private async Task<bool> IsValidAsync(HttpContext context)
    {
        try
        {
            return await antiforgery.IsRequestValidAsync(context);
        }
        catch (InvalidDataException)
        {
            // No form, or one with more fields than any of ours has.
            return false;
        }
    }
}

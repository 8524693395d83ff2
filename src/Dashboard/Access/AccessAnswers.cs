using Ioc.Dashboard.Api;
using Ioc.Dashboard.Pages;
using Ioc.Kpi.Accounts;
using Ioc.Storage.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace Ioc.Dashboard.Access;

/// <summary>What is answered to whoever may not: a page leads to the sign-in, API and hub say why.</summary>
internal sealed class AccessAnswers : CookieAuthenticationEvents
{
    /// <summary>Nobody is signed in.</summary>
    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        var http = context.HttpContext;
        var open = http.RequestServices.GetRequiredService<AccountBook>().IsOpen;
        if (IsPage(http.Request))
        {
            if (open)
            {
                return PageAsync(http, "no-account");
            }

            http.Response.Redirect($"/sign-in?{ReturnPath.Parameter}={Uri.EscapeDataString(ReturnPath.Here(http.Request))}");
            return Task.CompletedTask;
        }

        // A challenge of RFC 9110 names its scheme; browsers know none for cookies and show no window of their own.
        http.Response.Headers[HeaderNames.WWWAuthenticate] = open ? default : "Cookie";
        return (open ? ApiProblems.NoAccount() : ApiProblems.NotSignedIn()).ExecuteAsync(http);
    }

    /// <summary>Somebody is, and may not.</summary>
    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        var http = context.HttpContext;
        var services = http.RequestServices;
        var route = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        services.GetRequiredService<AuditLog>().Add(
            new AuditEvent(http.User.Identity?.Name, AuditAction.Refused, ClientAddress.Of(http).ToString(), $"{http.Request.Method} {route}"),
            services.GetRequiredService<AccessClock>().Now);
        return IsPage(http.Request) ? PageAsync(http, "not-allowed") : ApiProblems.NotAllowed().ExecuteAsync(http);
    }

    public override Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var holds = Session.Of(context.Principal)?.Holds(services.GetRequiredService<AccountBook>(), services.GetRequiredService<AccessClock>().Now);
        if (holds != true)
        {
            context.RejectPrincipal();
        }

        return Task.CompletedTask;
    }

    private static bool IsPage(HttpRequest request) => !request.Path.StartsWithSegments("/api") && !request.Path.StartsWithSegments("/hubs");

    private static Task PageAsync(HttpContext context, string notice) =>
        context.RequestServices.GetRequiredService<Notices>().Page(context, StatusCodes.Status403Forbidden, notice).ExecuteAsync(context);
}

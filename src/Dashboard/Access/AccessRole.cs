using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Ioc.Dashboard.Access;

/// <summary>
/// Sign-in, sessions and policies. Needs `AccountStore`, `AccountWatch` and `AuditLog` from the host, and data protection with keys that
/// outlast a restart.
/// </summary>
internal static class AccessRole
{
    public static void AddAccess(this IServiceCollection services)
    {
        services.TryAddSingleton(provider => new AccessClock(provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<AccountBook>();
        services.AddSingleton<SignInPace>();
        services.AddSingleton<SignInDesk>();
        services.AddSingleton<HubSessions>();
        services.AddSingleton<AccessAnswers>();
        services.AddSingleton<IAuthorizationHandler, RoleHandler>();
        services.AddHostedService<SessionGuard>();
        services.AddAuthorization(Policies.Add);
        services.AddAuthentication(Session.Scheme).AddCookie(Session.Scheme, Shape);
        services.AddOptions<CookieAuthenticationOptions>(Session.Scheme).Configure<AccessClock>((options, clock) => options.TimeProvider = clock.Time);
        services.AddAntiforgery(options =>
        {
            options.FormFieldName = FormGuard.Field;
            options.HeaderName = FormGuard.Header;
            options.SuppressXFrameOptionsHeader = true;
            options.Cookie.Name = "ioc-form";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.Cookie.Path = "/";
        });
    }

    private static void Shape(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "ioc-session";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Cookie.Path = "/";
        options.CookieManager = new SessionCookie();
        options.SlidingExpiration = true;
        options.EventsType = typeof(AccessAnswers);
    }
}

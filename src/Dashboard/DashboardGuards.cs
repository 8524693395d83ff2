using Ioc.Dashboard.Access;
using Ioc.Dashboard.Hub;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Ioc.Dashboard;

/// <summary>Puts the role's middleware before everything else, so that no page, error or asset goes out without it.</summary>
internal sealed class DashboardGuards : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.UseMiddleware<ForwardedScheme>();
            app.UseMiddleware<SecurityHeaders>();
            app.UseMiddleware<OriginGuard>();
            next(app);
        };
}

namespace Ioc.Server.Hosting;

/// <summary>Which parts wait for the board.</summary>
internal static class BoardFirst
{
    /// <summary>Lets a hosted service that is registered already wait for the board; it keeps its place in the order of stopping.</summary>
    /// <exception cref="InvalidOperationException">It is not registered.</exception>
    public static void StartAfterBoard<T>(this IServiceCollection services)
        where T : class, IHostedService
    {
        var registered = services.SingleOrDefault(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType == typeof(T))
            ?? throw new InvalidOperationException($"{typeof(T)} is not registered.");
        services[services.IndexOf(registered)] = ServiceDescriptor.Singleton<IHostedService, AfterBoard<T>>();
        services.AddSingleton<T>();
    }
}

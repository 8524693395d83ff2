using Ioc.Dashboard.Access;
using Ioc.Server.Configuration;

namespace Ioc.Server.Hosting;

/// <summary>Once the server listens: says where and for whom, and leaves `server.json` for `ioc import` until it stops.</summary>
internal static partial class StartNotice
{
    public static void AnnounceStart(this WebApplication app, Settings settings, string token, bool defaultAddress)
    {
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            new ServerFile(Addresses.Loopback(app.Urls), token).Write(settings.DataDirectory);
            Log.Listening(app.Logger, string.Join(", ", app.Urls), settings.DataDirectory);
            if (defaultAddress)
            {
                Log.ThisMachineOnly(app.Logger);
            }

            if (app.Services.GetRequiredService<AccountBook>().IsOpen)
            {
                Log.NoAccount(app.Logger);
            }

            if (settings.Options.Sources.Count == 0)
            {
                Log.NoSource(app.Logger, SettingsFile(app.Environment));
            }
        });
        app.Lifetime.ApplicationStopped.Register(() => ServerFile.Remove(settings.DataDirectory));
    }

    /// <summary>The file to edit when there is no source.</summary>
    public static string SettingsFile(IHostEnvironment environment) => Path.Combine(environment.ContentRootPath, "appsettings.json");

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Listening on {Addresses}; data in {DataDirectory}.")]
        public static partial void Listening(ILogger logger, string addresses, string dataDirectory);

        [LoggerMessage(LogLevel.Information, "Only this machine is served; set ASPNETCORE_URLS to serve others.")]
        public static partial void ThisMachineOnly(ILogger logger);

        [LoggerMessage(LogLevel.Warning, "There is no account, so whoever reaches the service can read, and nobody can enter anything. Make one: ioc user add NAME --role=admin")]
        public static partial void NoAccount(ILogger logger);

        [LoggerMessage(LogLevel.Warning, "No source is configured; name one under Ioc:Sources in {SettingsFile}.")]
        public static partial void NoSource(ILogger logger, string settingsFile);
    }
}

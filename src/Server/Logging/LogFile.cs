using System.Globalization;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Extensions.Logging;
using Serilog.Formatting.Json;

namespace Ioc.Server.Logging;

/// <summary>JSON lines on the console and in `logs/` under the data directory, a file a day, 64 MiB each at most, 30 files kept.</summary>
internal static class LogFile
{
    private const long LargestFile = 64 << 20;
    private const int FilesKept = 30;

    public static void AddLogFile(this WebApplicationBuilder builder, string dataDirectory)
    {
        var json = new JsonFormatter(renderMessage: true, formatProvider: CultureInfo.InvariantCulture);
        var logger = new LoggerConfiguration()
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)

            // It warns that its keys are not encrypted: they are guarded by the mode of their folder, like the data themselves.
            .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
            .MinimumLevel.Override("System", LogEventLevel.Warning)
            .MinimumLevel.Override("Quartz", LogEventLevel.Warning)
            .ReadFrom.Configuration(builder.Configuration)
            .Enrich.With<WithoutPath>()
            .WriteTo.Console(json)
            .WriteTo.File(
                json, Path.Combine(dataDirectory, "logs", "ioc-.log"), rollingInterval: RollingInterval.Day,
                rollOnFileSizeLimit: true, fileSizeLimitBytes: LargestFile, retainedFileCountLimit: FilesKept)
            .CreateLogger();
        builder.Logging.ClearProviders();
        builder.Logging.AddSerilog(logger, dispose: true);

        // Two filters apply; the decision is left to Serilog's levels above.
        builder.Logging.AddFilter<SerilogLoggerProvider>(null, LogLevel.Trace);
    }
}

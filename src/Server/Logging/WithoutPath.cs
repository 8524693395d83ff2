using Serilog.Core;
using Serilog.Events;

namespace Ioc.Server.Logging;

/// <summary>Takes the path that the web server adds to every line out again: anyone can write anything into one.</summary>
internal sealed class WithoutPath : ILogEventEnricher
{
    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory) => logEvent.RemovePropertyIfPresent("RequestPath");
}

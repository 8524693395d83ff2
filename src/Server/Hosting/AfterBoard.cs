using Ioc.Kpi.Board;

namespace Ioc.Server.Hosting;

/// <summary>
/// Starts a part of the service when the board has caught up, not before: until then its updates would be refused, and its start would take the
/// processor from the board that everybody waits for.
/// </summary>
internal sealed class AfterBoard<T>(T part, ILiveBoard board) : BackgroundService
    where T : class, IHostedService
{
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await part.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await board.WaitUntilReadyAsync(stoppingToken);
        await part.StartAsync(stoppingToken);
    }
}

using Ioc.Kpi.Board;
using Ioc.Server.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace Ioc.Server.Tests.Hosting;

/// <summary>The board first: what waits for it starts once, when it is ready, and stops whether or not it started.</summary>
public sealed class AfterBoardTests
{
    [Fact]
    public async Task Part_starts_when_the_board_is_ready_and_not_before()
    {
        var (board, part) = (new StartingBoard(), new Part());
        using var waiting = new AfterBoard<Part>(part, board);

        await waiting.StartAsync(CancellationToken.None);
        Assert.False(part.Started.Task.IsCompleted);

        board.Ready.SetResult();
        await part.Started.Task;
        await waiting.StopAsync(CancellationToken.None);
        Assert.True(part.IsStopped);
    }

    [Fact]
    public async Task Service_that_stops_before_the_board_is_ready_starts_nothing_more()
    {
        var (board, part) = (new StartingBoard(), new Part());
        using var waiting = new AfterBoard<Part>(part, board);
        await waiting.StartAsync(CancellationToken.None);

        await waiting.StopAsync(CancellationToken.None);

        board.Ready.SetResult();
        Assert.False(part.Started.Task.IsCompleted);
        Assert.True(part.IsStopped);
    }

    [Fact]
    public void Part_keeps_its_place_among_the_others()
    {
        var services = new ServiceCollection();
        services.AddHostedService<Before>();
        services.AddHostedService<Part>();
        services.AddHostedService<Behind>();
        services.AddSingleton<ILiveBoard>(new StartingBoard());

        services.StartAfterBoard<Part>();

        using var provider = services.BuildServiceProvider();
        Assert.Equal([typeof(Before), typeof(AfterBoard<Part>), typeof(Behind)], provider.GetServices<IHostedService>().Select(service => service.GetType()));
        Assert.Throws<InvalidOperationException>(() => services.StartAfterBoard<Part>());
    }

    private class Part : IHostedService
    {
        public TaskCompletionSource Started { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool IsStopped { get; private set; }

        public Task StartAsync(CancellationToken cancellationToken)
        {
            Started.SetResult();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken)
        {
            IsStopped = true;
            return Task.CompletedTask;
        }
    }

    private sealed class Before : Part;

    private sealed class Behind : Part;

    /// <summary>A board that is not ready yet; nothing else is asked of it.</summary>
    private sealed class StartingBoard : ILiveBoard
    {
        public TaskCompletionSource Ready { get; } = new();

        public bool IsReady => Ready.Task.IsCompleted;

        public long Revision => 0;

        public Task WaitUntilReadyAsync(CancellationToken cancellationToken) => Ready.Task.WaitAsync(cancellationToken);

        public ValueTask<T> ReadAsync<T>(Func<KpiBoard, T> read, CancellationToken cancellationToken) => throw new BoardNotReadyException();

        public Task WaitForChangeAsync(long revision, CancellationToken cancellationToken) => Ready.Task.WaitAsync(cancellationToken);
    }
}

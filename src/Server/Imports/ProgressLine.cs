namespace Ioc.Server.Imports;

/// <summary>One line on a terminal that is written over twice a second; nothing where the error stream is a file.</summary>
internal sealed class ProgressLine : IDisposable
{
    private readonly ITimer? _timer;

    public ProgressLine(Func<string> describe) =>
        _timer = Console.IsErrorRedirected ? null : TimeProvider.System.CreateTimer(
            _ => Console.Error.Write($"\r{describe(),-60}"), null, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(0.5));

    public void Dispose()
    {
        if (_timer is not null)
        {
            _timer.Dispose();
            Console.Error.Write($"\r{"",-60}\r");
        }
    }
}

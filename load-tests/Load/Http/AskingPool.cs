using System.Collections.Concurrent;

namespace Ioc.Load.Http;

/// <summary>Connections for questions; as many as are asked at once.</summary>
internal sealed class AskingPool(Uri server) : IDisposable
{
    private readonly ConcurrentBag<HttpLine> _idle = [];

    /// <summary>Asks and reads the whole answer. Throws on any other status than 200.</summary>
    public async Task AskAsync(string path)
    {
        var line = _idle.TryTake(out var idle) ? idle : new HttpLine(server);
        var answer = await line.GetAsync(path);
        if (answer.Status != 200)
        {
            throw new InvalidOperationException($"{path} was answered {answer.Status}: {System.Text.Encoding.UTF8.GetString(answer.Body.Span)}");
        }

        _idle.Add(line);
    }

    public void Dispose()
    {
        foreach (var line in _idle)
        {
            line.Dispose();
        }
    }
}

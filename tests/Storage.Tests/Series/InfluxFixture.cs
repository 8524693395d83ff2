using System.Net.Http.Headers;
using System.Text;
using Ioc.Storage.Series.Influx;
using Ioc.Testing;
using Xunit;

namespace Ioc.Storage.Tests.Series;

/// <summary>One real InfluxDB for the tests of a class.</summary>
public sealed class InfluxFixture : IAsyncLifetime
{
    private int _databases;

    public InfluxServer Server { get; private set; } = null!;

    public async Task InitializeAsync() => Server = await InfluxServer.StartNewAsync();

    public async Task DisposeAsync() => await Server.DisposeAsync();

    /// <summary>Options with a database that does not exist yet, whose name needs its quotes.</summary>
    public InfluxOptions NewOptions() => new()
    {
        Url = Server.Url,
        Database = $"ioc \"{Interlocked.Increment(ref _databases)}\" tỉnh",
        User = InfluxServer.Admin,
        Password = Server.Password,
    };

    /// <summary>Writes a line beside the code under test.</summary>
    public async Task WriteAsync(string database, string line)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/write?db={Uri.EscapeDataString(database)}&precision=s", UriKind.Relative))
        {
            Content = new StringContent(line),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{InfluxServer.Admin}:{Server.Password}")));
        using var answer = await Server.Http.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}

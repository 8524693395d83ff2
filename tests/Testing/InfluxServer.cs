using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Ioc.Testing;

/// <summary>A real InfluxDB 1.x with authentication on, and an administrator.</summary>
public sealed class InfluxServer : LocalServer
{
    public const string Admin = "admin";

    /// <summary>Made for this run; nobody else can reach the server with it.</summary>
    public string Password { get; } = Guid.NewGuid().ToString("N");

    protected override (string Name, string Package) Program => ("influxd", "influxdb");

    protected override IReadOnlyList<string> Arguments => ["-config", Folder.File("influx.conf")];

    protected override string PingPath => "/ping";

    /// <summary>Starts a new one.</summary>
    /// <param name="http">Lines for its section [http].</param>
    public static async Task<InfluxServer> StartNewAsync(string http = "")
    {
        var server = new InfluxServer();
        try
        {
            server.Configure(http);
            await server.StartAsync();

            // The first user may be made by anybody, once.
            await server.AskAsync($"CREATE USER \"{Admin}\" WITH PASSWORD '{server.Password}' WITH ALL PRIVILEGES");
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Asks as the administrator, beside the code under test.</summary>
    /// <returns>The answer to the last statement: all rows of all its series.</returns>
    public async Task<IReadOnlyList<JsonElement>> AskAsync(string statements, string database = "")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/query?db={Uri.EscapeDataString(database)}&epoch=s", UriKind.Relative))
        {
            Content = new FormUrlEncodedContent([new("q", statements)]),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Admin}:{Password}")));
        using var answer = await Http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        var result = JsonSerializer.Deserialize<JsonElement>(text).GetProperty("results").EnumerateArray().Last();
        return result.TryGetProperty("error", out var error)
            ? throw new InvalidOperationException($"{statements}: {error}")
            : result.TryGetProperty("series", out var series)
                ? [.. series.EnumerateArray().SelectMany(table => table.TryGetProperty("values", out var rows) ? rows.EnumerateArray() : [])]
                : [];
    }

    private void Configure(string http)
    {
        File.WriteAllText(
            Folder.File("influx.conf"),
            $"""
            reporting-disabled = true
            bind-address = "127.0.0.1:{IocProcess.FreePort()}"
            [meta]
              dir = "{Folder.File("meta")}"
            [data]
              dir = "{Folder.File("data")}"
              wal-dir = "{Folder.File("wal")}"
              index-version = "tsi1"
              query-log-enabled = false
            [monitor]
              store-enabled = false
            [continuous_queries]
              enabled = false
            [logging]
              level = "warn"
            [http]
              bind-address = "{Url.Authority}"
              auth-enabled = true
              log-enabled = false
              {http}
            """);
    }
}

using System.Net.Http.Headers;
using System.Net.Http.Json;
using Ioc.Server.Hosting;

namespace Ioc.Server.Imports;

/// <summary>Sends the file to the server that runs on the same stores.</summary>
internal static class ImportThroughServer
{
    public static async Task<ImportReport> RunAsync(ServerFile server, FileStream file, string source, string mapping)
    {
        using var progress = new ProgressLine(() => $"{Share(file)} % sent");
        using var http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        using var body = new MultipartFormDataContent { { new StringContent(mapping), "mapping" }, { new StreamContent(file), "file" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{server.Url}{LocalImport.Path}?source={Uri.EscapeDataString(source)}")
        {
            Content = body,
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", server.Token);
        using var response = await http.SendAsync(request);
        if (!response.IsSuccessStatusCode)
        {
            throw new IOException($"The running server at {server.Url} answered {(int)response.StatusCode}; nothing more was imported. Try again.");
        }

        return (await response.Content.ReadFromJsonAsync<ImportReport>(ImportReport.Json))!;
    }

    private static long Share(FileStream file) => file.CanRead && file.Length > 0 ? file.Position * 100 / file.Length : 100;
}

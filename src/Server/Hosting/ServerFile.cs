using System.Security.Cryptography;
using System.Text.Json;

namespace Ioc.Server.Hosting;

/// <summary>
/// `server.json` in the data directory: tells `ioc import` that a server runs on these stores, where it listens, and the token that
/// opens its import endpoint from this machine. Written at each start with a new token, readable by its owner only, deleted on stop.
/// </summary>
internal sealed record ServerFile(string Url, string Token)
{
    private const string Name = "server.json";

    public static string NewToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    public void Write(string dataDirectory)
    {
        var path = Path.Combine(dataDirectory, Name);
        File.Delete(path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var stream = new FileStream(path, options);
        JsonSerializer.Serialize(stream, this);
    }

    public static void Remove(string dataDirectory) => File.Delete(Path.Combine(dataDirectory, Name));

    /// <summary>
    /// The server that runs on these stores; null when it does not listen yet, or no more. Ask only while another process holds the
    /// <see cref="StoreLock"/>: a killed server leaves its file behind, and the next holder removes it.
    /// </summary>
    public static ServerFile? Find(string dataDirectory)
    {
        try
        {
            return JsonSerializer.Deserialize<ServerFile>(File.ReadAllBytes(Path.Combine(dataDirectory, Name)));
        }
        catch (Exception exception) when (exception is IOException or JsonException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}

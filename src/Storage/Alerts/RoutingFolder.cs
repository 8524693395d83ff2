using Ioc.Kpi.Alerts.Routing.Files;

namespace Ioc.Storage.Alerts;

/// <summary>The file `routing.yaml` in the folder of the alerts.</summary>
public static class RoutingFolder
{
    public const string FileName = "routing.yaml";

    /// <summary>Reads the file and gives it to the book. One that cannot be read, or is wrong, leaves the routing in force as it was.</summary>
    public static RoutingSnapshot LoadInto(RoutingBook book, string directory) => book.Load(Read(directory));

    /// <summary>The file as it is now, for those who only check it.</summary>
    public static RoutingContent Read(string directory)
    {
        var path = Path.Combine(directory, FileName);
        try
        {
            // Looked at before reading: a file that is too large is refused, not loaded.
            var length = new FileInfo(path).Length;
            if (length > RoutingFile.LargestBytes)
            {
                return Refuse($"It has {length} bytes, more than the {RoutingFile.LargestBytes} of a routing file.");
            }

            var strict = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
            return RoutingYaml.Read(FileName, strict.GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF'));
        }
        catch (System.Text.DecoderFallbackException)
        {
            return Refuse("It is not UTF-8; save it as UTF-8.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Refuse($"It cannot be read: {exception.Message}");
        }
    }

    private static RoutingContent Refuse(string reason) => new(FileName, null, new RoutingProblem(FileName, 0, reason));
}

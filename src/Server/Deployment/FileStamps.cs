namespace Ioc.Server.Deployment;

/// <summary>Tells whether files have changed, by length and time of writing; a file that is not there has a stamp of its own.</summary>
internal sealed class FileStamps(IEnumerable<string> files)
{
    private readonly string[] _files = [.. files];
    private string _seen = "";

    /// <summary>Whether any of them differs from the last look; the first look tells nothing new.</summary>
    public bool HaveChanged()
    {
        var now = string.Join('|', _files.Select(Of));
        var changed = _seen.Length > 0 && now != _seen;
        _seen = now;
        return changed;
    }

    private static string Of(string file)
    {
        var info = new FileInfo(file);
        return info.Exists ? $"{info.Length} {info.LastWriteTimeUtc.Ticks}" : "none";
    }
}

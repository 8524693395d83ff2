namespace Ioc.Server.Hosting;

/// <summary>The folder `keys`: for the account of the service only. Whoever reads a key can make himself a session.</summary>
internal static class KeyFolder
{
    /// <summary>Makes the folder, and takes from others what a copy or a restore may have given them.</summary>
    public static DirectoryInfo Make(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return Directory.CreateDirectory(path);
        }

        var folder = Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        folder.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        foreach (var file in folder.GetFiles())
        {
            file.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return folder;
    }
}

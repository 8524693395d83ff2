namespace Ioc.Storage.Sqlite;

/// <summary>Files of the data directory belong to the account of the service and nobody else.</summary>
internal static class PrivateFile
{
    /// <summary>
    /// Creates the folder (0700) and the empty file (0600) where they do not exist. SQLite gives its -wal and -shm the mode of the file.
    /// </summary>
    public static void Ensure(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite };
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        if (!File.Exists(path))
        {
            using var created = new FileStream(path, options);
        }
    }
}

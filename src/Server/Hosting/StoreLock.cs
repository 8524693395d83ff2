using Ioc.Server.Commands;

namespace Ioc.Server.Hosting;

/// <summary>Held by the one process that writes to a data directory; the system lets go of it when that process ends, however it ends.</summary>
internal sealed class StoreLock : IDisposable
{
    // EWOULDBLOCK of Linux and of macOS; the sharing violation of Windows.
    private static readonly int[] HeldElsewhere = [11, 35, unchecked((int)0x80070020)];

    private readonly FileStream _file;

    private StoreLock(FileStream file) => _file = file;

    /// <summary>Takes the folder, making it where there is none. A `server.json` that stands in it then is nobody's, and is removed.</summary>
    /// <returns>Null when another process holds the folder.</returns>
    /// <exception cref="StoresUnusableException">The folder cannot be made or written.</exception>
    public static StoreLock? TryTake(string dataDirectory)
    {
        try
        {
            MakeFolder(dataDirectory);
            var file = new FileStream(Path.Combine(dataDirectory, "ioc.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            ServerFile.Remove(dataDirectory);
            return new StoreLock(file);
        }
        catch (IOException exception) when (HeldElsewhere.Contains(exception.HResult))
        {
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StoresUnusableException(
                $"The data directory {dataDirectory} cannot be used: {exception.Message} "
                + "Let the account of the service write there, or name another folder in Ioc:DataDirectory.", exception);
        }
    }

    /// <summary>Says that the folder is taken.</summary>
    public static int Refuse(string dataDirectory)
    {
        Console.Error.WriteLine($"Another ioc uses the stores in {dataDirectory}; stop it first, or set Ioc:DataDirectory.");
        return ExitCode.Refused;
    }

    public void Dispose() => _file.Dispose();

    private static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}

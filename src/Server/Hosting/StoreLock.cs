using Ioc.Server.Commands;

namespace Ioc.Server.Hosting;

/// <summary>Held by the one process that writes to a data directory; the system lets go of it when that process ends, however it ends.</summary>
internal sealed class StoreLock : IDisposable
{
    private readonly FileStream _file;

    private StoreLock(FileStream file) => _file = file;

    /// <returns>Null when another process holds the folder.</returns>
    public static StoreLock? TryTake(string dataDirectory)
    {
        Directory.CreateDirectory(dataDirectory);
        try
        {
            return new StoreLock(new FileStream(
                Path.Combine(dataDirectory, "ioc.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Says that the folder is taken.</summary>
    public static int Refuse(string dataDirectory)
    {
        Console.Error.WriteLine($"Another ioc uses the stores in {dataDirectory}; stop it first, or set Ioc:DataDirectory.");
        return ExitCode.Refused;
    }

    public void Dispose() => _file.Dispose();
}

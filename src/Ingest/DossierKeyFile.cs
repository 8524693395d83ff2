using System.Security.Cryptography;
using System.Text;
using Ioc.Kpi.Dossiers;

namespace Ioc.Ingest;

/// <summary>
/// The deployment's secret for dossier keys (<c>Ioc:DossierKeyFile</c>): 32 random bytes as hex text, made at first start, mode 0600.
/// Part of every backup: with another one every dossier would count twice.
/// </summary>
public static class DossierKeyFile
{
    /// <summary>How often another process that makes the file is waited for; each wait lasts about a millisecond.</summary>
    private const int MostWaits = 10_000;

    // EWOULDBLOCK of Linux and of macOS; the sharing violation of Windows.
    private static readonly int[] HeldElsewhere = [11, 35, unchecked((int)0x80070020)];

    /// <summary>Reads the secret, or makes it when there is no file yet.</summary>
    /// <exception cref="InvalidDataException">The file does not hold 32 bytes in hex.</exception>
    public static byte[] ReadOrCreate(string path)
    {
        if (!File.Exists(path))
        {
            Create(path);
        }

        var text = File.ReadAllText(path, Encoding.ASCII).Trim();
        if (text.Length != DossierKeyHasher.SecretSize * 2 || !text.All(char.IsAsciiHexDigit))
        {
            throw new InvalidDataException(
                $"The dossier key file {path} must hold {DossierKeyHasher.SecretSize * 2} hexadecimal digits and nothing else. "
                + "Restore it from the backup; with a new key every dossier would count twice.");
        }

        return Convert.FromHexString(text);
    }

    /// <summary>Whoever holds the lock file makes the key; moving a file is no way to be first, since it replaces another one silently.</summary>
    private static void Create(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);
        for (var waits = default(SpinWait); !File.Exists(path); waits.SpinOnce())
        {
            using var turn = TryTakeTurn(path + ".lock", mayFail: waits.Count < MostWaits);
            if (turn is not null && !File.Exists(path))
            {
                Write(path, folder);
            }
        }
    }

    /// <returns>Null while another process has it.</returns>
    private static FileStream? TryTakeTurn(string lockFile, bool mayFail)
    {
        try
        {
            return new FileStream(lockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException exception) when (mayFail && HeldElsewhere.Contains(exception.HResult))
        {
            return null;
        }
    }

    private static void Write(string path, string folder)
    {
        // Written beside and moved: a process that reads at this moment sees a whole file or none.
        var draft = Path.Combine(folder, Path.GetRandomFileName());
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var stream = new FileStream(draft, options))
        {
            stream.Write(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(DossierKeyHasher.SecretSize)) + "\n"));
            stream.Flush(flushToDisk: true);
        }

        File.Move(draft, path, overwrite: false);
    }
}

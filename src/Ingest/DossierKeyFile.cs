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
    /// <summary>Reads the secret, or makes it when there is no file yet.</summary>
    /// <exception cref="InvalidDataException">The file does not hold 32 bytes in hex.</exception>
    public static byte[] ReadOrCreate(string path)
    {
        if (!File.Exists(path))
        {
            TryCreate(path);
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

    private static void TryCreate(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);

        // Written beside and moved: another process that starts at the same moment sees a whole file or none, and the first one wins.
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

        try
        {
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
    }
}

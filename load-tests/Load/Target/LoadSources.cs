using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Ioc.Load.Target;

/// <summary>The sources that the generator plays, and the options that make a server know them.</summary>
internal static class LoadSources
{
    /// <summary>The server takes at most eight open requests from one source.</summary>
    public const int Count = 8;

    public static string Id(int source) => $"load-{source}";

    public static string Key(int source) => $"key-of-load-{source}";

    public static Dictionary<string, string> Options()
    {
        var options = new Dictionary<string, string>();
        for (var i = 0; i < Count; i++)
        {
            var prefix = string.Create(CultureInfo.InvariantCulture, $"Ioc:Sources:{i}:");
            options[prefix + "Id"] = Id(i);
            options[prefix + "KeySha256"] = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Key(i))));
        }

        return options;
    }
}

using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.FileProviders;

namespace Ioc.Dashboard.Scenes;

/// <summary>Names what the browser was given: the compiled pages and the served scripts and styles. Changes when one of them does.</summary>
internal sealed class BuildId
{
    public BuildId(IWebHostEnvironment environment)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(typeof(BuildId).Module.ModuleVersionId.ToByteArray());
        Append(hash, environment.WebRootFileProvider, string.Empty);
        Value = Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }

    public string Value { get; }

    private static void Append(IncrementalHash hash, IFileProvider files, string folder)
    {
        foreach (var file in files.GetDirectoryContents(folder).OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            var path = folder + "/" + file.Name;
            if (file.IsDirectory)
            {
                Append(hash, files, path);
            }
            else if (path.EndsWith(".js", StringComparison.Ordinal) || path.EndsWith(".css", StringComparison.Ordinal))
            {
                hash.AppendData(Encoding.UTF8.GetBytes(path));
                using var content = file.CreateReadStream();
                hash.AppendData(SHA256.HashData(content));
            }
        }
    }
}

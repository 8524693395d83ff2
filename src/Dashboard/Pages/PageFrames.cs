using Ioc.Dashboard.Scenes;
using Microsoft.AspNetCore.Hosting;

namespace Ioc.Dashboard.Pages;

/// <summary>Makes the frame of each reply.</summary>
internal sealed class PageFrames(BuildId build, IWebHostEnvironment environment)
{
    private readonly Lazy<IReadOnlyList<string>> _modules = new(() =>
        [.. environment.WebRootFileProvider.GetDirectoryContents("js").Where(file => file.Name.EndsWith(".js", StringComparison.Ordinal)).Select(file => file.Name)]);

    public PageFrame For(PageNonce nonce) => new(build.Value, nonce.Value, _modules.Value);
}

namespace Ioc.Dashboard.Pages;

/// <summary>What every page carries besides its content.</summary>
/// <param name="Build">Names the scripts and styles, so that a reload after an upgrade never mixes old ones with new ones.</param>
/// <param name="Nonce">That of this reply's Content-Security-Policy.</param>
/// <param name="Modules">File names of the browser's modules.</param>
public sealed record PageFrame(string Build, string Nonce, IReadOnlyList<string> Modules)
{
    /// <value>Who is signed in; null for nobody.</value>
    public Visitor? Visitor { get; init; }

    /// <value>What the forms of this reply carry so that they are taken; null on a page without forms.</value>
    public string? FormToken { get; init; }

    /// <summary>The address of a script or style of this build.</summary>
    public string Asset(string path) => $"{path}?v={Build}";
}

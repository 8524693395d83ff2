namespace Ioc.Server.Deployment;

/// <summary>The folder that relative paths of the options begin at.</summary>
internal sealed record ContentFolder(string Path);

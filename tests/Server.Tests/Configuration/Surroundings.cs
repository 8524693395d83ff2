using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace Ioc.Server.Tests.Configuration;

/// <summary>A host environment for reading settings, with a content root that is not there.</summary>
internal sealed class Surroundings : IHostEnvironment
{
    public string EnvironmentName { get; set; } = "";

    public string ApplicationName { get; set; } = "ioc";

    public string ContentRootPath { get; set; } = "/srv/ioc";

    public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
}

using Microsoft.AspNetCore.Http;

namespace Ioc.Server.Hosting;

/// <summary>Where the service listens.</summary>
internal static class Addresses
{
    /// <summary>Used when nothing else is configured: this machine only, since without an account whoever reaches it can read.</summary>
    public const string Default = "http://127.0.0.1:5080";

    private static readonly string[] AddressKeys = ["urls", "http_ports", "https_ports"];

    /// <summary>Obeys ASPNETCORE_URLS, --urls and Kestrel's own section; without any of them only this machine is served.</summary>
    /// <returns>Whether the default was taken.</returns>
    public static bool UseDefaultAddress(this WebApplicationBuilder builder)
    {
        var configured = AddressKeys.Any(key => !string.IsNullOrEmpty(builder.Configuration[key]))
            || builder.Configuration.GetSection("Kestrel:Endpoints").GetChildren().Any();
        if (!configured)
        {
            builder.WebHost.UseUrls(Default);
        }

        return !configured;
    }

    /// <summary>An address on which this process reaches itself, whatever it is bound to.</summary>
    public static string Loopback(IEnumerable<string> bound)
    {
        var address = BindingAddress.Parse(bound.OrderBy(url => url.StartsWith("https", StringComparison.Ordinal)).First());
        var host = address.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "127.0.0.1" : address.Host;
        return $"{address.Scheme}://{host}:{address.Port}";
    }
}

using System.Net;
using System.Text.RegularExpressions;

namespace Ioc.Testing;

/// <summary>A browser without scripts: keeps cookies, follows no redirects, and fills in the forms of pages.</summary>
public sealed partial class Visit : IDisposable
{
    private readonly HttpClientHandler _handler;

    public Visit(Uri site)
    {
        _handler = new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = Cookies };
        Http = new HttpClient(_handler) { BaseAddress = site };
    }

    public CookieContainer Cookies { get; } = new();

    public HttpClient Http { get; }

    public async Task<(HttpStatusCode Status, string Text, string? Location)> GetAsync(string path)
    {
        using var reply = await Http.GetAsync(new Uri(path, UriKind.Relative));
        return (reply.StatusCode, await reply.Content.ReadAsStringAsync(), reply.Headers.Location?.OriginalString);
    }

    /// <summary>Opens the page, takes the token of its form, and sends the fields to the address.</summary>
    public async Task<(HttpStatusCode Status, string Text, string? Location)> SendFormAsync(
        string page, string action, IReadOnlyDictionary<string, string> fields, string? token = null)
    {
        var sent = new Dictionary<string, string>(fields) { ["__form"] = token ?? await TokenAsync(page) };
        using var form = new FormUrlEncodedContent(sent);
        using var reply = await Http.PostAsync(new Uri(action, UriKind.Relative), form);
        return (reply.StatusCode, await reply.Content.ReadAsStringAsync(), reply.Headers.Location?.OriginalString);
    }

    /// <summary>The token that the forms of the page carry.</summary>
    public async Task<string> TokenAsync(string page) => Token().Match((await GetAsync(page)).Text) is { Success: true } found
        ? WebUtility.HtmlDecode(found.Groups["token"].Value) : throw new InvalidOperationException($"{page} has no form with a token.");

    public Task<(HttpStatusCode Status, string Text, string? Location)> SignInAsync(string name, string password, string returnTo = "/") =>
        SendFormAsync("/sign-in", "/sign-in", new Dictionary<string, string> { ["name"] = name, ["password"] = password, ["return"] = returnTo });

    public void Dispose()
    {
        Http.Dispose();
        _handler.Dispose();
    }

    [GeneratedRegex("name=\"__form\" value=\"(?<token>[^\"]+)\"")]
    private static partial Regex Token();
}

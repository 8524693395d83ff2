using Microsoft.AspNetCore.Http;

namespace Ioc.Dashboard.Access;

/// <summary>Where a sign-in leads afterwards: a page of this site and nothing else (no open redirect).</summary>
internal static class ReturnPath
{
    public const string Parameter = "return";
    private const int Longest = 2000;

    /// <returns>The path; the first page for one that leads elsewhere.</returns>
    public static string Of(string? path) => path is not null && IsLocal(path) ? path : "/";

    /// <summary>The present page, to come back to; the first page for a request that was no reading.</summary>
    public static string Here(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)
        ? Of(request.Path.ToUriComponent() + request.QueryString.ToUriComponent()) : Of(request.Path.ToUriComponent());

    private static bool IsLocal(string path) =>
        path.Length is > 0 and <= Longest && path[0] == '/' && (path.Length == 1 || path[1] != '/')
        && path.All(letter => letter is > ' ' and < '\u007F' and not '\\')
        && !path.StartsWith("/sign-", StringComparison.OrdinalIgnoreCase);
}

using System.Text.Json;

namespace Ioc.Dashboard.Api;

/// <summary>The words of the API and the hub for values of enumerations: `OnTime` is `on-time`.</summary>
internal static class ApiWords
{
    public static string Of<T>(T value)
        where T : struct, Enum => Words<T>.ByValue[value];

    private static class Words<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> ByValue =
            Enum.GetValues<T>().ToDictionary(value => value, value => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()));
    }
}

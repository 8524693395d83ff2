using System.Text.Json;

namespace Ioc.Dashboard.Tests;

/// <summary>The member names of JSON, for tests that pin a contract.</summary>
internal static class JsonShape
{
    public static string Of(JsonElement element) => string.Join(",", element.EnumerateObject().Select(member => member.Name));

    public static JsonElement Item(this JsonElement answer, string id) =>
        answer.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("id").GetString() == id);

    public static JsonElement Check(this JsonElement checks, string id) =>
        checks.EnumerateArray().Single(check => check.GetProperty("id").GetString() == id);

    public static JsonElement Tile(this JsonElement scene, string id) =>
        scene.GetProperty("tiles").EnumerateArray().Single(tile => tile.GetProperty("id").GetString() == id);
}

using System.Text.Json;

namespace Ioc.Server.Tests.Grafana;

/// <summary>One dashboard as its file under grafana/dashboards says it.</summary>
internal sealed record DashboardFile(string Path, JsonElement Root)
{
    public static IReadOnlyList<DashboardFile> All { get; } =
    [
        .. Directory.EnumerateFiles(System.IO.Path.Combine(Repository, "grafana", "dashboards"), "*.json", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal).Select(path => new DashboardFile(path, JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(path)))),
    ];

    /// <summary>The root of the repository.</summary>
    public static string Repository
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "Ioc.sln")))
            {
                folder = folder.Parent;
            }

            return folder?.FullName ?? throw new InvalidOperationException("Ioc.sln is in no folder above the tests.");
        }
    }

    public string Uid => Text(Root, "uid");

    public string Title => Text(Root, "title");

    public IReadOnlyList<JsonElement> Panels => [.. Root.GetProperty("panels").EnumerateArray()];

    public IReadOnlyList<JsonElement> Variables => [.. Root.GetProperty("templating").GetProperty("list").EnumerateArray()];

    /// <summary>Every query with the panel that it is for.</summary>
    public IEnumerable<(JsonElement Panel, string Query)> Queries =>
        from panel in Panels from target in panel.GetProperty("targets").EnumerateArray() select (panel, Text(target, "query"));

    /// <summary>Every member of every object, with the names that lead to it.</summary>
    public IEnumerable<(string Name, JsonElement Value)> Members => MembersOf(Root);

    public static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    public override string ToString() => System.IO.Path.GetFileName(Path);

    private static IEnumerable<(string Name, JsonElement Value)> MembersOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => MembersOf(member.Value).Prepend((member.Name, member.Value))),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(MembersOf),
        _ => [],
    };
}

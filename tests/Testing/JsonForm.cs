using System.Text.Json;

namespace Ioc.Testing;

/// <summary>The form of JSON messages without their values: one line for each member, `path: kinds`, in the order of first appearance.</summary>
public static class JsonForm
{
    /// <summary>The members of all the messages together.</summary>
    public static string Of(params IEnumerable<JsonElement> messages)
    {
        var members = new List<string>();
        var kinds = new Dictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var message in messages)
        {
            Add(message, "");
        }

        return string.Join('\n', members.Select(member => $"{member}: {string.Join(" | ", kinds[member])}"));

        void Add(JsonElement element, string path)
        {
            if (path.Length > 0)
            {
                Note(path, element.ValueKind);
            }

            switch (element.ValueKind)
            {
                case JsonValueKind.Object:
                    foreach (var member in element.EnumerateObject())
                    {
                        Add(member.Value, path.Length == 0 ? member.Name : $"{path}.{member.Name}");
                    }

                    break;
                case JsonValueKind.Array:
                    foreach (var item in element.EnumerateArray())
                    {
                        Add(item, path + "[]");
                    }

                    break;
            }
        }

        void Note(string path, JsonValueKind kind)
        {
            if (!kinds.TryGetValue(path, out var known))
            {
                members.Add(path);
                kinds[path] = known = new SortedSet<string>(StringComparer.Ordinal);
            }

            known.Add(kind is JsonValueKind.True or JsonValueKind.False ? "boolean" : kind.ToString().ToLowerInvariant());
        }
    }
}

using System.Text.Json;
using System.Text.RegularExpressions;
using Ioc.Kpi.Plans;
using Xunit;

namespace Ioc.Kpi.Tests.Plans;

/// <summary>The schema for editors says what the reader says: same words, and all plans are valid by it. Only the keywords it uses are known here.</summary>
public sealed class PlanSchemaTests
{
    private static readonly string[] Known =
        ["$schema", "title", "$ref", "$defs", "type", "enum", "required", "properties", "additionalProperties", "items", "pattern", "minimum", "maximum"];

    private static readonly JsonElement Schema = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(PlanFiles.Folder, "plan.schema.json"))).RootElement;

    [Fact]
    public void All_plans_are_valid_by_the_schema()
    {
        foreach (var file in PlanFiles.All)
        {
            using var plan = JsonDocument.Parse(file.Bytes);
            Assert.Equal("", string.Join('\n', Faults(plan.RootElement, Schema, file.Name)));
        }
    }

    [Fact]
    public void A_fault_is_seen()
    {
        using var plan = JsonDocument.Parse(PlanFiles.Text("cho-don").Replace("\"percent\"", "\"pc\"", StringComparison.Ordinal));
        Assert.NotEmpty(Faults(plan.RootElement, Schema, "cho-don.json"));
    }

    [Fact]
    public void Words_of_the_schema_are_the_words_of_the_reader()
    {
        var definitions = Schema.GetProperty("$defs");
        var target = definitions.GetProperty("target").GetProperty("properties");
        Assert.Equal(PlanWords.All<PlanUnit>(), Words(target.GetProperty("unit")));
        Assert.Equal(PlanWords.All<PlanComparison>(), Words(target.GetProperty("comparison")));
        Assert.Equal(PlanWords.All<PlanCadence>(), Words(definitions.GetProperty("cadence")));
        Assert.Equal(PlanWords.All<PlanLevel>(), Words(Schema.GetProperty("properties").GetProperty("level")));
        Assert.Equal(PlanWords.All<DueRule>(), Words(definitions.GetProperty("task").GetProperty("properties").GetProperty("due").GetProperty("properties").GetProperty("rule")));
    }

    private static string Words(JsonElement schema) => string.Join(", ", schema.GetProperty("enum").EnumerateArray().Select(word => word.GetString()));

    private static IEnumerable<string> Faults(JsonElement value, JsonElement schema, string path)
    {
        Assert.All(schema.EnumerateObject(), keyword => Assert.Contains(keyword.Name, Known));
        if (schema.TryGetProperty("$ref", out var reference))
        {
            return Faults(value, Schema.GetProperty("$defs").GetProperty(reference.GetString()!["#/$defs/".Length..]), path);
        }

        return [.. OwnFaults(value, schema, path), .. MemberFaults(value, schema, path)];
    }

    private static IEnumerable<string> OwnFaults(JsonElement value, JsonElement schema, string path)
    {
        if (schema.TryGetProperty("type", out var type) && type.GetString() is var name && !(name switch
        {
            "object" => value.ValueKind == JsonValueKind.Object,
            "array" => value.ValueKind == JsonValueKind.Array,
            "string" => value.ValueKind == JsonValueKind.String,
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
            "number" => value.ValueKind == JsonValueKind.Number,
            _ => throw new InvalidOperationException(name),
        }))
        {
            yield return $"{path} is no {name}";
            yield break;
        }

        if (schema.TryGetProperty("enum", out var words) && !words.EnumerateArray().Any(word => word.GetString() == value.GetString()))
        {
            yield return $"{path} is none of {words}";
        }

        if (schema.TryGetProperty("pattern", out var pattern) && !Regex.IsMatch(value.GetString()!, pattern.GetString()!))
        {
            yield return $"{path} does not match {pattern}";
        }

        if ((schema.TryGetProperty("minimum", out var least) && value.GetDouble() < least.GetDouble())
            || (schema.TryGetProperty("maximum", out var most) && value.GetDouble() > most.GetDouble()))
        {
            yield return $"{path} is out of range";
        }
    }

    private static IEnumerable<string> MemberFaults(JsonElement value, JsonElement schema, string path)
    {
        if (value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out var items))
        {
            return value.EnumerateArray().SelectMany((item, index) => Faults(item, items, $"{path}[{index}]"));
        }

        if (value.ValueKind != JsonValueKind.Object || !schema.TryGetProperty("properties", out var members))
        {
            return [];
        }

        var missing = schema.TryGetProperty("required", out var required)
            ? required.EnumerateArray().Select(name => name.GetString()!).Where(name => !value.TryGetProperty(name, out _)) : [];
        return missing.Select(name => $"{path}.{name} is missing").Concat(value.EnumerateObject().SelectMany(member =>
            members.TryGetProperty(member.Name, out var inner) ? Faults(member.Value, inner, $"{path}.{member.Name}") : [$"{path}.{member.Name} is not known"]));
    }
}

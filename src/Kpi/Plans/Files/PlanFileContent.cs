namespace Ioc.Kpi.Plans.Files;

/// <summary>A plan file as it was found.</summary>
/// <param name="Name">The name of the file without its folder, such as `central.json`.</param>
/// <param name="Fault">Why it could not be read, as one sentence; null when <paramref name="Bytes"/> is what it holds.</param>
public sealed record PlanFileContent(string Name, ReadOnlyMemory<byte> Bytes, string? Fault = null)
{
    /// <summary>The code of the plan that belongs into the file.</summary>
    public string Code => Name.EndsWith(".json", StringComparison.Ordinal) ? Name[..^5] : Name;
}

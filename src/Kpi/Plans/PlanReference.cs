namespace Ioc.Kpi.Plans;

/// <summary>An item of a plan by its full name, such as `central/T06`.</summary>
public readonly record struct PlanReference(string Plan, string Id)
{
    /// <summary>Reads `plan/item`; false for anything else.</summary>
    public static bool TryParse(string text, out PlanReference reference)
    {
        var parts = text.Split('/');
        reference = parts.Length == 2 ? new PlanReference(parts[0], parts[1]) : default;
        return parts.Length == 2 && PlanNames.IsCode(parts[0]) && PlanNames.IsId(parts[1]);
    }

    public override string ToString() => $"{Plan}/{Id}";
}

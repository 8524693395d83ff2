namespace Ioc.Server.Configuration;

/// <summary>One thing that is wrong with the configuration.</summary>
/// <param name="Key">The full key, such as `Ioc:Sources:0:BaseUrl`.</param>
/// <param name="Value">What stands there, masked where it is a secret; null when nothing does.</param>
/// <param name="Legal">What would be right, in one sentence.</param>
internal sealed record OptionProblem(string Key, string? Value, string Legal)
{
    public override string ToString() => Value is null ? $"{Key}: {Legal}" : $"{Key} = '{Value}': {Legal}";
}

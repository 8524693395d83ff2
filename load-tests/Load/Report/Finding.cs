using System.Text.Json.Serialization;

namespace Ioc.Load.Report;

/// <summary>One measured figure, and what was asked of it.</summary>
/// <param name="Target">The criterion in words, such as `≤ 25`; null when nothing was asked.</param>
/// <param name="Met">Null without a target.</param>
/// <param name="Correctness">True when it is about right or wrong, not about speed: such a criterion must hold on any machine.</param>
internal sealed record Finding(string What, double Value, string Unit, string? Target, bool? Met, bool Correctness, string? Note)
{
    [JsonIgnore]
    public string Verdict => Met switch { true => "met", false => "MISSED", null => "" };
}

using System.Collections.Concurrent;

namespace Ioc.Kpi.Alerts.Evaluation;

/// <summary>The fingerprints of each rule in the order of its scopes, so that tens of thousands are not made and hashed anew every second. Any thread may call.</summary>
internal sealed class KnownFingerprints
{
    private readonly ConcurrentDictionary<string, AlertFingerprint?[]> _byRule = new(StringComparer.Ordinal);

    /// <summary>Those of a rule, with room for as many scopes as there are now.</summary>
    public AlertFingerprint?[] Of(string rule, int count) =>
        _byRule.TryGetValue(rule, out var known) && known.Length == count ? known : _byRule[rule] = new AlertFingerprint?[count];

    /// <summary>The one at a place, which is made where another scope stood there. Two threads may both make it.</summary>
    public static AlertFingerprint At(AlertFingerprint?[] known, int at, string rule, AlertScope scope) =>
        known[at] is { } before && before.Scope == scope ? before : known[at] = new AlertFingerprint(rule, scope);
}

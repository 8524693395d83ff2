namespace Ioc.Kpi.Alerts;

/// <summary>Which alert: a rule and what it is about. Stays the same over reloads, restarts and changes of the rule's thresholds.</summary>
/// <param name="Rule">The `uid` of the rule.</param>
/// <param name="Scope">What the alert is about.</param>
public sealed record AlertFingerprint(string Rule, AlertScope Scope)
{
    // Looked up for every rule and scope at every evaluation.
    private readonly int _hash = HashCode.Combine(Rule, Scope);

    public string Rule { get; } = Rule;

    public AlertScope Scope { get; } = Scope;

    public bool Equals(AlertFingerprint? other) =>
        ReferenceEquals(this, other) || (other is not null && _hash == other._hash && Rule == other.Rule && Scope == other.Scope);

    public override int GetHashCode() => _hash;

    /// <summary>`overdue-high@agency:H49.12`; a uid has no `@`.</summary>
    public override string ToString() => $"{Rule}@{Scope}";

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static bool TryParse(string text, out AlertFingerprint? fingerprint)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        fingerprint = at > 0 && AlertScope.TryParse(text[(at + 1)..], out var scope) ? new AlertFingerprint(text[..at], scope) : null;
        return fingerprint is not null;
    }
}

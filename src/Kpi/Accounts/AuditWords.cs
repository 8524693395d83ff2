namespace Ioc.Kpi.Accounts;

/// <summary>The actions as they are stored and asked for: `sign-in-failed`.</summary>
public static class AuditWords
{
    /// <summary>All of them in the order of <see cref="AuditAction"/>.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "sign-in", "sign-in-failed", "sign-in-locked", "sign-out", "sign-out-everywhere", "account-added", "account-disabled", "account-enabled",
        "password-changed", "indicator-entered", "refused", "task-evidence-entered", "account-role-changed", "alert-acknowledged",
        "alert-assigned", "alert-commented", "alert-silenced", "alert-silence-ended", "alert-channel-tried",
    ];

    public static string Of(AuditAction action) => All[(int)action - 1];

    /// <returns>Null for a word that is none.</returns>
    public static AuditAction? Find(string? word) => All.ToList().IndexOf(word ?? string.Empty) is >= 0 and var place ? (AuditAction)(place + 1) : null;
}

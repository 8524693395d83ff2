namespace Ioc.Kpi.Accounts;

/// <summary>What somebody did.</summary>
public enum AuditAction
{
    SignIn = 1,

    /// <summary>A wrong password, or a name that is none.</summary>
    SignInFailed = 2,

    /// <summary>A wrong password that locked the account.</summary>
    SignInLocked = 3,
    SignOut = 4,

    /// <summary>Every session of the account ended.</summary>
    SignOutEverywhere = 5,
    AccountAdded = 6,
    AccountDisabled = 7,
    AccountEnabled = 8,
    PasswordChanged = 9,

    /// <summary>An indicator was entered, corrected or taken back.</summary>
    IndicatorEntered = 10,

    /// <summary>An account asked for something that its role does not allow.</summary>
    Refused = 11,

    /// <summary>Evidence of a task of a plan was entered, corrected or withdrawn.</summary>
    TaskEvidenceEntered = 12,
    AccountRoleChanged = 13,
    AlertAcknowledged = 14,
    AlertAssigned = 15,
    AlertCommented = 16,
    AlertSilenced = 17,
    AlertSilenceEnded = 18,

    /// <summary>A trial message was sent through a channel.</summary>
    AlertChannelTried = 19,
}

namespace Ioc.Dashboard.Access;

/// <summary>How an attempt to sign in ended.</summary>
internal enum SignInOutcome
{
    Done,

    /// <summary>No such account, a wrong password, or an account that is locked or disabled: which of them, a stranger is not told.</summary>
    Refused,

    /// <summary>The address failed too often, or too many people sign in at once.</summary>
    TooMany,
}

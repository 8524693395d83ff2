namespace Ioc.Kpi.Accounts;

/// <summary>Why a password cannot be chosen.</summary>
public enum PasswordFault
{
    TooShort,
    TooLong,

    /// <summary>Shorter than a passphrase and of fewer than three kinds of characters.</summary>
    TooPlain,

    /// <summary>It holds the name of the account.</summary>
    HoldsName,

    /// <summary>Few different characters, or a run such as abcdef or 123456 that makes most of it.</summary>
    TooRegular,

    /// <summary>A word that everybody tries first makes most of it.</summary>
    WellKnown,

    /// <summary>Control characters, or text that is no Unicode.</summary>
    BadText,
}

namespace Ioc.Kpi.Accounts;

/// <summary>What an account may do; each role may do what the ones before it may.</summary>
public enum Role
{
    /// <summary>Reads pages, the reading API and the hub.</summary>
    Viewer = 1,

    /// <summary>Enters indicators; reads the metrics and the API document from other machines.</summary>
    Operator = 2,

    /// <summary>Reads the audit log.</summary>
    Admin = 3,
}

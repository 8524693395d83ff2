namespace Ioc.Server.Commands;

/// <summary>What `ioc user` does.</summary>
internal enum UserAction
{
    Add,
    List,
    Disable,
    Enable,
    Password,
    SignOut,
    Role,
}

namespace Ioc.Server.Configuration;

/// <summary>The databases that can be chosen.</summary>
internal enum DatabaseKind
{
    Sqlite,
}

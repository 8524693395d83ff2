namespace Ioc.Server.Configuration;

/// <summary>The series stores that can be chosen.</summary>
internal enum SeriesKind
{
    Embedded,
    Influx,
}

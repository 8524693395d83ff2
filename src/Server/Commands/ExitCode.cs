namespace Ioc.Server.Commands;

/// <summary>What `ioc` tells the shell.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>The service ended because something broke.</summary>
    public const int Failed = 1;

    /// <summary>Wrong words, wrong options, or a file that could not be read.</summary>
    public const int Refused = 2;

    /// <summary>An import read everything and rejected some rows; some tests of rules did not come out as expected.</summary>
    public const int SomeRejected = 3;

    /// <summary>The audit log is not as it was written.</summary>
    public const int Broken = 4;
}

using System.Runtime.InteropServices;

namespace Ioc.Load.Timing;

/// <summary>Sleeps for parts of a millisecond, which the runtime's own sleep rounds away.</summary>
internal static partial class ShortSleep
{
    private const long NanosecondsInSecond = 1_000_000_000;

    public static void For(TimeSpan time)
    {
        // Woken early by a signal, the caller looks at its clock and sleeps again.
        var (seconds, nanoseconds) = Math.DivRem((long)time.TotalNanoseconds, NanosecondsInSecond);
        _ = NanoSleep(new TimeSpec(seconds, nanoseconds), nint.Zero);
    }

    [LibraryImport("libc", EntryPoint = "nanosleep")]
    private static partial int NanoSleep(in TimeSpec time, nint left);

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct TimeSpec(long Seconds, long Nanoseconds);
}

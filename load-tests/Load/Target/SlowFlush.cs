namespace Ioc.Load.Target;

/// <summary>The library that makes a process's flushes slow (load-tests/slow-disk), which run.sh compiles where a C compiler is.</summary>
internal static class SlowFlush
{
    /// <returns>Its path; null when it was not compiled.</returns>
    public static string? Find()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "libslow_flush.so");
        return File.Exists(path) ? path : null;
    }
}

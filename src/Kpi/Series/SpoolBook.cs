namespace Ioc.Kpi.Series;

/// <summary>Where the present state of the spool can be read. Any thread.</summary>
public sealed class SpoolBook
{
    private volatile Func<SpoolStatus>? _read;

    /// <value>Null where points go into the series store directly, and nothing waits.</value>
    public SpoolStatus? Current => _read?.Invoke();

    /// <summary>From now on the state is read here; the function may be called by any thread and must not throw.</summary>
    public void ReadFrom(Func<SpoolStatus> read) => _read = read;
}

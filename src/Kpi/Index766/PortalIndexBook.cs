namespace Ioc.Kpi.Index766;

/// <summary>The portal's own index, from whichever source gave it last. Pollers write, everybody reads; any thread may call.</summary>
public sealed class PortalIndexBook
{
    /// <summary>The id under which a source gives it among its measurements.</summary>
    public const string MetricId = "portal.index-766";

    /// <summary>The most that the index can be.</summary>
    public const double Max = 100;

    private readonly Lock _lock = new();
    private PortalIndex? _current;

    /// <value>Null until a source gives one.</value>
    public PortalIndex? Current
    {
        get
        {
            lock (_lock)
            {
                return _current;
            }
        }
    }

    /// <summary>Takes a value, unless a later one is there already.</summary>
    /// <returns>False for a value that is no index: not from 0 to 100.</returns>
    public bool TryPut(PortalIndex index)
    {
        if (!(index.Points is >= 0 and <= Max))
        {
            return false;
        }

        lock (_lock)
        {
            _current = _current is { } known && known.At > index.At ? known : index;
            return true;
        }
    }
}

namespace Ioc.Kpi.Trust;

/// <summary>The latest report of trust. Any thread may read and write.</summary>
public sealed class TrustBook
{
    private volatile TrustReport _current = TrustReport.Empty;

    /// <value><see cref="TrustReport.Empty"/> until the first scan has ended.</value>
    public TrustReport Current
    {
        get => _current;
        set => _current = value;
    }
}

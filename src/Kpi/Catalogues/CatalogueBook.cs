namespace Ioc.Kpi.Catalogues;

/// <summary>The catalogue in force. Any thread may read; who reads twice may get two versions, so a question is answered from one reading.</summary>
public sealed class CatalogueBook
{
    private volatile Catalogue _current = Catalogue.Empty;

    /// <value><see cref="Catalogue.Empty"/> until one is set.</value>
    public Catalogue Current
    {
        get => _current;
        set => _current = value;
    }
}

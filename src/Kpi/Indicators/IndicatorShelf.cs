namespace Ioc.Kpi.Indicators;

/// <summary>The entered indicators as they stand now; set anew after each entry. Any thread may read; a question is answered from one reading.</summary>
public sealed class IndicatorShelf
{
    private volatile IndicatorBook _current = IndicatorBook.Empty;

    /// <value><see cref="IndicatorBook.Empty"/> until one is set.</value>
    public IndicatorBook Current
    {
        get => _current;
        set => _current = value;
    }
}

namespace Ioc.Dashboard.Targets;

/// <summary>The targets as they stood last. Any thread may read; only the updater writes.</summary>
internal sealed class TargetBook
{
    private volatile TargetSheet _current = TargetSheet.Empty;

    public TargetSheet Current
    {
        get => _current;
        set => _current = value;
    }
}

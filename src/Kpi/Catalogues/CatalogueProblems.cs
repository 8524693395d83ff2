namespace Ioc.Kpi.Catalogues;

/// <summary>Everything that is wrong in one file: all counted, the first <see cref="MaxListed"/> listed. One thread.</summary>
public sealed class CatalogueProblems
{
    public const int MaxListed = 1000;

    private readonly List<CatalogueProblem> _listed = [];

    public IReadOnlyList<CatalogueProblem> Listed => _listed;

    public int Total { get; private set; }

    public void Add(CatalogueFault fault, int line, string? column, string? value, string reason, string legal)
    {
        Total++;
        if (_listed.Count < MaxListed)
        {
            _listed.Add(new CatalogueProblem(fault, line, column, value is null ? null : CatalogueProblem.Shown(value), reason, legal));
        }
    }
}

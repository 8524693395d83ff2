namespace Ioc.Dashboard.Pictures;

/// <summary>The list of 982 services and how far each is on the way to its yearly number.</summary>
/// <param name="Cells">The furthest first, exempt ones last.</param>
/// <param name="Yearly">Dossiers a year that each service is to have.</param>
/// <param name="Plan">The plan that says so; null for the default.</param>
/// <param name="From">The first day that counts.</param>
/// <param name="Projection">Dossiers of each service at the end of the twelve months if things go on as they do; null without data.</param>
/// <param name="ReachProjected">How many services will have the yearly number then; null where that is not known.</param>
public sealed record ServiceField(
    IReadOnlyList<ServiceCell> Cells, double Yearly, string? Plan, DateOnly From, double? Projection, int? ReachProjected)
{
    public IEnumerable<ServiceCell> Counted => Cells.Where(cell => cell.Step != ServiceCell.Exempt);

    public int Size => Counted.Count();

    public long Total => Counted.Sum(cell => cell.Count);

    public double Mean => Size == 0 ? 0 : (double)Total / Size;

    public int Reach => Cells.Count(cell => cell.Step == 4);

    /// <summary>How many services are on a step, −1 for the exempt ones.</summary>
    public int On(int step) => Cells.Count(cell => cell.Step == step);
}

namespace Ioc.Dashboard.Pictures;

/// <summary>A service of the list of 982 as a cell of the field.</summary>
/// <param name="Code">The national code.</param>
/// <param name="Area">The field of administration; null where the catalogue names none.</param>
/// <param name="Count">Dossiers of the twelve months so far.</param>
/// <param name="Share">Of the yearly number; 1 and more have reached it.</param>
/// <param name="Step">0 without dossiers; 1, 2, 3 below a quarter, a half, the whole; 4 from the whole on; −1 for an exempt one.</param>
public sealed record ServiceCell(string Code, string Name, string? Area, long Count, double Share, int Step)
{
    public const int Exempt = -1;

    internal static int StepOf(long count, double share) => count == 0 ? 0 : share < 0.25 ? 1 : share < 0.5 ? 2 : share < 1 ? 3 : 4;
}

namespace Ioc.Dashboard.Scenes;

/// <summary>The services of a list as a field of cells.</summary>
/// <param name="Cells">One letter for each service, the furthest first: `0` without dossiers to `4` at its yearly number, `x` exempt.</param>
/// <param name="Yearly">Dossiers a year that each service is to have.</param>
/// <param name="Mean">Dossiers of each service so far.</param>
/// <param name="Projection">The same at the end of the twelve months; null without data.</param>
/// <param name="Reach">Services at their yearly number.</param>
/// <param name="Size">Services that are not exempt.</param>
/// <param name="Since">From when, and who says the yearly number; as it is shown.</param>
public sealed record FieldPanel(string Cells, double Yearly, double Mean, long Total, double? Projection, int Reach, int Size, string Since);

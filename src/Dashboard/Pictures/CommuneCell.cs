namespace Ioc.Dashboard.Pictures;

/// <summary>A commune on a map.</summary>
/// <param name="Agency">The code of its agency; null where the catalogue has none for it.</param>
/// <param name="Value">Null without data.</param>
/// <param name="Rank">From 1, the best first (the largest where neither way is better); communes with equal values share one. Null without data.</param>
/// <param name="Step">0 to 4, 0 where attention is needed; −1 without data.</param>
public sealed record CommuneCell(string Code, string? Agency, string Name, int Row, int Column, double? Value, int? Rank, int Step);

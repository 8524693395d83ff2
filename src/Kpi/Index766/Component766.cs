namespace Ioc.Kpi.Index766;

/// <summary>One component of the index.</summary>
/// <param name="Id">By the code of the national portal, in our way of writing.</param>
/// <param name="Max">The most points it gives.</param>
/// <param name="Score">The points; null where our data cannot tell.</param>
internal sealed record Component766(string Id, Group766 Group, double Max, Func<Facts766, double?> Score);

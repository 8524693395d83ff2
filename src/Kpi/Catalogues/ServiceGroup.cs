namespace Ioc.Kpi.Catalogues;

/// <summary>One of the 82 groups of services, as the file names it.</summary>
/// <param name="Code">The name after `82:`.</param>
/// <param name="Procedures">National codes in ordinal order; never empty.</param>
/// <param name="Met">Whether every one of its procedures is provided online from end to end; one that is not leaves the group unmet.</param>
public sealed record ServiceGroup(string Code, IReadOnlyList<string> Procedures, bool Met);

namespace Ioc.Kpi.Catalogues;

/// <summary>One entry of a procedure's `lists` column: `982`, or `82:GROUP`.</summary>
/// <param name="Group">The group within the list; null for lists without groups.</param>
public sealed record ListMembership(string List, string? Group);

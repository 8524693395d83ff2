namespace Ioc.Dashboard.Targets;

/// <summary>Where the plans are, and which of them are shown (`Ioc:Plans`).</summary>
/// <param name="Directory">Null where there is none.</param>
/// <param name="Active">Codes; empty means all but the examples.</param>
public sealed record PlanFolderOptions(string? Directory, IReadOnlyCollection<string> Active);

namespace Ioc.Kpi.Plans.Tasks;

/// <summary>What was reported of a task.</summary>
/// <param name="DoneOn">The local day on which it was done; null while it is not.</param>
/// <param name="LastReport">The local day of the last report, for a task that is done again and again.</param>
/// <param name="Source">Where the evidence is to be found, in words or as an address.</param>
public sealed record TaskEvidence(DateOnly? DoneOn, DateOnly? LastReport, string Source);

namespace Ioc.Dashboard.Api.Plans;

/// <summary>What every working day from now on must bring.</summary>
/// <param name="Kind">`dossiers-per-working-day`, `percent-of-coming` or `units-per-working-day`.</param>
/// <param name="Amount">Null when the target is out of reach.</param>
public sealed record NeedView(string Kind, double? Amount, bool Impossible);

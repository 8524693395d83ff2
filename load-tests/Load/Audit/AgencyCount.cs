namespace Ioc.Load.Audit;

/// <summary>Dossiers of an agency: received, and of them finished.</summary>
internal readonly record struct AgencyCount(long Received, long Finished);

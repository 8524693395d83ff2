namespace Ioc.Simulator.Replay;

/// <summary>One row of the import contract; times in seconds since 1970, 0 when empty.</summary>
internal sealed record ReplayRow(
    string Id, string Procedure, string Agency, string Channel, long Received, long Due, long Finished, long Returned, string Applicant,
    string Fee, string PaidOnline, string Digitised, string Reused, string ResultElectronic);

using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Time;

namespace Ioc.Simulator.Replay;

/// <summary>One row of the import contract, as far as a national record can carry it (docs/simulator.md). Facts are null where the cell is empty.</summary>
/// <param name="Status">A code 1–8 of `TrangThaiHoSo` that says how an open dossier is open or how it left; 10: a finished one is returned; else 0.</param>
/// <param name="Supplements">How many; 0 also where the cell is empty.</param>
internal sealed record ReplayRow(
    string Id, string Procedure, string Agency, Channel Channel, Moment Received, Moment Due, Moment Finished, Moment Returned, byte Status,
    string Applicant, bool? Fee, bool? PaidOnline, bool? Digitised, bool? Reused, bool? ResultElectronic, int Supplements);

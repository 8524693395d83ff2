using Ioc.Kpi.Codes;

namespace Ioc.Simulator.Catalogue;

/// <summary>An agency of the simulated province. The code is invented; a department's name says that it is simulated.</summary>
/// <param name="OnTime">Share of its dossiers that finish on time.</param>
/// <param name="Online">Share submitted online.</param>
internal sealed record SimulatedAgency(
    string Code, string Name, AgencyKind Kind, double OnTime, double Online, double Digitised, double Reused,
    IReadOnlyList<SimulatedProcedure> Procedures, WeightedChoice ProcedureChoice);

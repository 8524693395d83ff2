namespace Ioc.Simulator.Catalogue;

/// <summary>A procedure with an invented code of the national pattern.</summary>
/// <param name="WorkingDays">Working days allowed; 0 is the same day.</param>
/// <param name="Fee">In dong (VND); 0 without a fee.</param>
internal sealed record SimulatedProcedure(
    string Code, string Name, string Field, string FieldCode, bool ForCommunes, int WorkingDays, int Fee, bool ResultRequired, bool ForBusiness);

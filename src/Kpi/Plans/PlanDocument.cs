namespace Ioc.Kpi.Plans;

/// <summary>The document that a plan was taken from.</summary>
/// <param name="Number">Null where the document at hand has none.</param>
/// <param name="Date">The day it was signed; null where it is not known.</param>
/// <param name="CutOffAt">The item at which the text at hand breaks off; null when it is whole.</param>
public sealed record PlanDocument(string? Number, DateOnly? Date, string Issuer, PlanDocumentStatus Status, string? CutOffAt);

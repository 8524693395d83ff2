namespace Ioc.Kpi.Sources;

/// <summary>A source as configured.</summary>
/// <param name="ExpectEvery">How often it should be heard from; the source is late after three times this long.</param>
public sealed record SourceDeclaration(string Id, SourceKind Kind, bool Enabled, TimeSpan ExpectEvery);

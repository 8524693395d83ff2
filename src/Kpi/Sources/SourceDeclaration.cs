namespace Ioc.Kpi.Sources;

/// <summary>A source as configured.</summary>
/// <param name="ExpectEvery">
/// How often it should be heard from; the source is late after three times this long. Null for a source that nobody waits for, since it
/// delivers only when somebody imports a file: it is never late.
/// </param>
public sealed record SourceDeclaration(string Id, SourceKind Kind, bool Enabled, TimeSpan? ExpectEvery);

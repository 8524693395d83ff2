namespace Ioc.Kpi.Catalogues;

/// <summary>Where a catalogue comes from.</summary>
/// <param name="Source">The file it was read from, or another name for people.</param>
/// <param name="LoadedAt">When it was taken; any offset.</param>
/// <param name="Invented">Whether it is made up; whoever shows it says so.</param>
public sealed record CatalogueOrigin(string Source, DateTimeOffset LoadedAt, bool Invented = false);

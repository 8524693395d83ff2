namespace Ioc.Kpi.Catalogues;

/// <summary>The two files of a catalogue (semantics.md, "Catalogue files").</summary>
public enum CatalogueKind
{
    Procedures = 1,
    Agencies = 2,
}

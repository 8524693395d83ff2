namespace Ioc.Server.Configuration;

/// <summary>`Ioc:Catalogues`: the customer's lists (docs/catalogues.md). They are read at start; a file with a problem stops it.</summary>
internal sealed class CatalogueOptions
{
    /// <value>The file of procedures and service lists, CSV or XLSX, relative to the content root. Default none: the last one kept stays in force.</value>
    public string? Procedures { get; set; }

    /// <value>The file of agencies, CSV or XLSX, relative to the content root. Default none: the last one kept stays in force.</value>
    public string? Agencies { get; set; }
}

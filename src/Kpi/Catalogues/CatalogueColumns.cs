namespace Ioc.Kpi.Catalogues;

/// <summary>The columns of the two files and the words of the column `lists` (semantics.md, "Catalogue files").</summary>
internal static class CatalogueColumns
{
    public const string GroupPrefix = "82:";

    public static readonly string[] Procedures =
    [
        "code", "name", "field", "level", "online", "resultRequired", "feeRequired", "business", "nonBoundary", "workingDays", "cutoffHour", "lists",
    ];

    public static readonly string[] Agencies = ["code", "name", "kind", "parent", "communeCode", "validFrom", "validTo", "aliasOf"];

    public static readonly IReadOnlyDictionary<string, ServiceList> Lists = new Dictionary<string, ServiceList>(StringComparer.OrdinalIgnoreCase)
    {
        ["25"] = ServiceList.First25,
        ["982"] = ServiceList.Online982,
        ["1139"] = ServiceList.Data1139,
        ["exempt"] = ServiceList.Exempt,
    };
}

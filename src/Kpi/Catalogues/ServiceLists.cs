namespace Ioc.Kpi.Catalogues;

/// <summary>The lists that the plans name; their contents are the customer's.</summary>
public static class ServiceLists
{
    /// <summary>25 services to be offered wholly online.</summary>
    public const string Full25 = "25";

    /// <summary>982 online services, each with so many dossiers a year.</summary>
    public const string Online982 = "982";

    /// <summary>82 groups of procedures.</summary>
    public const string Groups82 = "82";

    /// <summary>1,139 procedures whose papers data replace.</summary>
    public const string Reuse1139 = "1139";

    /// <summary>Services that owe no number of dossiers.</summary>
    public const string Exempt = "exempt";
}

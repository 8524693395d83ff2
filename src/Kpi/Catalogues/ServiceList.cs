namespace Ioc.Kpi.Catalogues;

/// <summary>The lists of the plans that a procedure stands on (kpis.md, K04 and K05). The 82 groups have names: <see cref="ServiceGroup"/>.</summary>
[Flags]
public enum ServiceList
{
    None = 0,

    /// <summary>`25`: the services of the first priority.</summary>
    First25 = 1,

    /// <summary>`982`: the services that are to be provided online from end to end.</summary>
    Online982 = 2,

    /// <summary>`1139`: the procedures of which components are replaced by data.</summary>
    Data1139 = 4,

    /// <summary>`exempt`: not held against a number of dossiers for each service.</summary>
    Exempt = 8,
}

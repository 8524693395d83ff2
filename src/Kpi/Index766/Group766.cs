namespace Ioc.Kpi.Index766;

/// <summary>The groups of decision 766 of 2022, by the codes that the national portal uses (kpis.md).</summary>
public enum Group766
{
    /// <summary>Publicity and transparency, 18 points.</summary>
    Ckmb,

    /// <summary>Progress of handling, 20 points.</summary>
    Tdgq,

    /// <summary>Quality of online services, 12 points.</summary>
    Clgq,

    /// <summary>Online payment, 10 points.</summary>
    Tttt,

    /// <summary>Degree of digitisation, 22 points.</summary>
    Mdsh,

    /// <summary>Satisfaction, 18 points.</summary>
    Mdhl,
}

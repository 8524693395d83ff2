namespace Ioc.Kpi.Plans.Progress;

/// <summary>The 97.5 % quantile of Student's t: how many standard errors make a 95 % interval.</summary>
internal static class StudentT
{
    private static readonly double[] Table =
    [
        12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131,
        2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042,
    ];

    /// <param name="freedom">Degrees of freedom, 1 or more.</param>
    public static double Quantile(int freedom)
    {
        if (freedom <= Table.Length)
        {
            return Table[freedom - 1];
        }

        // The first two terms of the expansion around the normal quantile; exact to three decimals from here on.
        const double z = 1.959964;
        return z + ((z * z * z) + z) / (4.0 * freedom) + ((5 * Math.Pow(z, 5)) + (16 * z * z * z) + (3 * z)) / (96.0 * freedom * freedom);
    }
}

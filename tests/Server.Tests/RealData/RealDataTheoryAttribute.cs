using Ioc.Testing;
using Xunit;

namespace Ioc.Server.Tests.RealData;

/// <summary>A theory over the real data sets, skipped with the reason where they are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RealDataTheoryAttribute : TheoryAttribute
{
    public RealDataTheoryAttribute()
    {
        if (RealDataSet.Find("receipt_wabo") is null || RealDataSet.Find("boston311_2026") is null)
        {
            Skip = $"The real data sets are not beside this checkout; {RealDataSet.Variable} may name their folder.";
        }
    }
}

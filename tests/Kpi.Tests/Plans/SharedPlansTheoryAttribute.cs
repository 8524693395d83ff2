using Ioc.Testing;
using Xunit;

namespace Ioc.Kpi.Tests.Plans;

/// <summary>A theory over the plan facts beside the real data sets, skipped with the reason where they are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedPlansTheoryAttribute : TheoryAttribute
{
    public SharedPlansTheoryAttribute()
    {
        if (!Directory.Exists(Folder))
        {
            Skip = $"The plan facts are not beside this checkout; {RealDataSet.Variable} may name the folder of the data sets next to them.";
        }
    }

    public static string Folder { get; } = Path.Combine(
        Environment.GetEnvironmentVariable(RealDataSet.Variable) is { Length: > 0 } data ? data : Path.Combine(PlanFiles.Folder, "..", "..", "shared", "data"),
        "..", "plans");
}

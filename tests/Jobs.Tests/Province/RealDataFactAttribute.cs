using Ioc.Testing;
using Xunit;

namespace Ioc.Jobs.Tests.Province;

/// <summary>A fact about a real data set, skipped with the reason where it is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RealDataFactAttribute : FactAttribute
{
    public RealDataFactAttribute(string name)
    {
        if (RealDataSet.Find(name) is null)
        {
            Skip = $"The real data set {name} is not beside this checkout; {RealDataSet.Variable} may name the folder.";
        }
    }
}

using Xunit.Abstractions;

[assembly: Xunit.TestCollectionOrderer("Ioc.Browser.Tests.LongestFirst", "Ioc.Browser.Tests")]

namespace Ioc.Browser.Tests;

/// <summary>Two collections run beside each other; the one that takes a third of all the time begins, so that it is not the last, alone.</summary>
public sealed class LongestFirst : Xunit.ITestCollectionOrderer
{
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(collection => collection.DisplayName == LivingProvince.Collection ? 0 : 1).ThenBy(collection => collection.DisplayName, StringComparer.Ordinal);
}

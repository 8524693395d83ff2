using Xunit;

namespace Ioc.Server.Tests.Grafana;

/// <summary>The classes that ask the one province: it takes its time to make.</summary>
[CollectionDefinition(Name)]
public sealed class GrafanaCollection : ICollectionFixture<GrafanaProvince>
{
    public const string Name = "Grafana province";
}

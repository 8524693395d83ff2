using Xunit;

namespace Ioc.Browser.Tests;

[CollectionDefinition(LivingProvince.Collection)]
public sealed class LivingProvinceCollection : ICollectionFixture<LivingProvince>;

using Ioc.Kpi.Series;
using Ioc.Kpi.Time;
using Ioc.Storage.Series;

namespace Ioc.Storage.Tests.Series;

public sealed class MemorySeriesStoreTests : SeriesStoreContract
{
    protected override ISeriesStore Create(LocalTime localTime, SeriesRetention retention) => new MemorySeriesStore(localTime, retention);
}

namespace Ioc.Dashboard.Scenes;

/// <summary>What an overview tile covers: flow counts today, rates and times this month (enough dossiers to mean something), stocks now.</summary>
internal enum TilePeriod
{
    Today,
    Month,
    Now,
}

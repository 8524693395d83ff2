namespace Ioc.Kpi.Indicators;

/// <summary>What the value of an entered indicator counts.</summary>
public enum IndicatorUnit
{
    Percent = 1,

    /// <summary>Service centres, or branches of one.</summary>
    Centres = 2,
    Databases = 3,
}

namespace Ioc.Kpi.Definitions;

/// <summary>K24: archive documents digitised ÷ those to be digitised, as entered.</summary>
public sealed class ArchiveDigitisedRate : EnteredKpi
{
    public override string Id => "archive-digitised-rate";

    public override string Formula => "archive documents digitised ÷ those to be digitised, as entered";
}

namespace Ioc.Kpi.Definitions;

/// <summary>K23: work files kept electronically ÷ work files, as entered.</summary>
public sealed class ElectronicWorkFileRate : EnteredKpi
{
    public override string Id => "electronic-work-file-rate";

    public override string Formula => "work files kept electronically ÷ work files, as entered";
}

namespace Ioc.Kpi.Definitions;

/// <summary>K25: valid results of the former districts digitised ÷ all of them, as entered.</summary>
public sealed class DistrictResultsDigitised : EnteredKpi
{
    public override string Id => "district-results-digitised";

    public override string Formula => "valid results of the former districts digitised ÷ all of them, as entered";
}

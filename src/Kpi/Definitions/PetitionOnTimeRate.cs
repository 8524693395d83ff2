namespace Ioc.Kpi.Definitions;

/// <summary>K21: petitions answered within their time ÷ petitions answered, as entered.</summary>
public sealed class PetitionOnTimeRate : EnteredKpi
{
    public override string Id => "petition-on-time-rate";

    public override string Formula => "petitions answered within 15 working days ÷ petitions answered, as entered";
}

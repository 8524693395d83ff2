namespace Ioc.Kpi.Trust;

/// <summary>
/// Whether a yes/no field has the same value in nearly every record of a source, so that it is filled in by a program and says nothing
/// (kpis.md, "Data-trust checks": one value in more than 99.5 % of at least 500 records).
/// </summary>
public abstract class ConstantFieldCheck : RecordCheck
{
    public sealed override double Threshold => 0.995;

    public sealed override int MinimumSample => 500;

    /// <summary>Whether a field that is never "yes" can only mean that nobody supplies it.</summary>
    private protected virtual bool NeverMeansNotSupplied => false;

    internal sealed override CheckResult Judge(SourceEvidence evidence)
    {
        var tally = evidence.TallyOf(this);
        if (Unjudged(tally, evidence) is { } unjudged)
        {
            return unjudged;
        }

        if (NeverMeansNotSupplied && tally.Count == 0)
        {
            return NotJudged(NotJudgedReason.NotSupplied, 0, tally.Of);
        }

        var mostlyYes = tally.Count * 2 >= tally.Of;
        var same = mostlyYes ? tally.Count : tally.Of - tally.Count;
        return Judged(same > Threshold * tally.Of, same, tally.Of, mostlyYes ? tally.Examples : tally.OtherExamples);
    }
}

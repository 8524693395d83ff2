namespace Ioc.Kpi.Trust;

/// <summary>A check of records that is judged for each agency: it fails where one agency fails, and names the agencies.</summary>
public abstract class AgencyCheck : RecordCheck
{
    internal override CheckResult Judge(SourceEvidence evidence)
    {
        var whole = evidence.TallyOf(this);
        var judged = evidence.AgenciesOf(this).Where(entry => entry.Tally.Of >= MinimumSample).ToList();
        if (judged.Count == 0)
        {
            return NotJudged(
                whole.Of == 0 && evidence.HasRecords ? NotJudgedReason.NotSupplied : NotJudgedReason.SampleTooSmall, whole.Count, whole.Of);
        }

        var failing = judged.Where(entry => entry.Tally.Count > Threshold * entry.Tally.Of)
            .OrderByDescending(entry => (double)entry.Tally.Count / entry.Tally.Of)
            .ToList();
        if (failing.Count == 0)
        {
            return Judged(false, whole.Count, whole.Of, whole.Examples);
        }

        return Judged(
            true,
            failing.Sum(entry => entry.Tally.Count),
            failing.Sum(entry => entry.Tally.Of),
            Some(failing.SelectMany(entry => entry.Tally.Examples)),
            Some(failing.Select(entry => evidence.Context.Codes.Agencies.TextOf(entry.Agency))));
    }
}

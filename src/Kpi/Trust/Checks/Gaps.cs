using System.Globalization;

namespace Ioc.Kpi.Trust.Checks;

/// <summary>
/// Days that never arrived. From the first day of the window on which the source had one, up to yesterday; not while the source still delivers its past.
/// </summary>
public sealed class Gaps : SourceCheck
{
    public override int Number => 17;

    public override string Id => "gaps";

    public override TrustWord Word => TrustWord.Complete;

    public override string Rule => "working days without any dossier received ÷ working days, of a source that has 20 a working day";

    public override double Threshold => 0;

    public override int MinimumSample => 5;

    public override IReadOnlyList<string> Kpis { get; } = ["received-dossiers", "online-submission-rate"];

    /// <summary>Dossiers a working day from which on an empty day is no chance.</summary>
    private const int Busy = 20;

    internal override CheckResult Judge(SourceEvidence evidence)
    {
        var context = evidence.Context;
        if (evidence.Status is { CatchingUp: true })
        {
            return NotJudged(NotJudgedReason.CatchingUp);
        }

        var first = Array.FindIndex(evidence.ReceivedOn, count => count > 0);
        if (first < 0)
        {
            return NotJudged(NotJudgedReason.SampleTooSmall);
        }

        // Today is not over. A source that nobody waits for is silent until the next file.
        var yesterday = evidence.ReceivedOn.Length - 2;
        var last = evidence.Status is { IsAwaited: true } ? yesterday : Array.FindLastIndex(evidence.ReceivedOn, count => count > 0);
        var days = Enumerable.Range(first, Math.Max(0, Math.Min(last, yesterday) - first + 1))
            .Where(day => context.Counting.Calendar.IsWorkingDay(context.FirstDay + day))
            .ToList();
        var empty = days.Where(day => evidence.ReceivedOn[day] == 0).ToList();
        var isBusy = days.Count >= MinimumSample && days.Sum(day => (long)evidence.ReceivedOn[day]) >= (long)Busy * days.Count;
        return isBusy
            ? Judged(empty.Count > 0, empty.Count, days.Count, places: Some(empty.Select(day => DayText(context.FirstDay + day))))
            : NotJudged(NotJudgedReason.SampleTooSmall, empty.Count, days.Count);
    }

    private static string DayText(int day) => DateOnly.FromDayNumber(day).ToString("O", CultureInfo.InvariantCulture);
}

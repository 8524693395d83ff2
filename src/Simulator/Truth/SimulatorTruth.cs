using Ioc.Kpi.Dossiers;
using Ioc.Simulator.Feed;
using Ioc.Simulator.Lives;

namespace Ioc.Simulator.Truth;

/// <summary>
/// Counts what has been served, straight from the lives and without the board, so that a test can compare the two. Due dates are compared
/// by local day. Immutable; any thread may call.
/// </summary>
internal sealed class SimulatorTruth(SimulatedProvince province)
{
    /// <summary>What a reader knows at <paramref name="now"/> who listed everything of the system at <paramref name="firstAsked"/> and has kept up.</summary>
    public TruthCounts Of(string system, long firstAsked, long now)
    {
        var counts = new TruthCounts();
        AddTo(counts, system, firstAsked, now);
        return counts;
    }

    /// <summary>Adds another system to the same counts.</summary>
    public void AddTo(TruthCounts counts, string system, long firstAsked, long now)
    {
        foreach (var life in province.Known(system, firstAsked, now))
        {
            if (province.TryCurrent(life, now, out var entry))
            {
                Count(counts, life, entry.Event, now);
            }
        }
    }

    private void Count(TruthCounts counts, DossierLife life, int upTo, long now)
    {
        counts.Dossiers++;
        var status = life.Events[upTo].Status;
        counts.ByStatus[status] = counts.ByStatus.GetValueOrDefault(status) + 1;
        var received = life.TimeOf(LifeStep.Accepted, upTo);
        if (received == 0)
        {
            counts.RefusedAtIntake += status == DossierStatus.NotAccepted ? 1 : 0;
            return;
        }

        CountReceived(counts, life, upTo, province.Arrivals.DayOf(received));
        switch (life.Events[upTo].Step)
        {
            case LifeStep.Finished or LifeStep.Returned:
                CountFinished(counts, life, upTo);
                break;
            case LifeStep.Refused:
                counts.Refused++;
                break;
            case LifeStep.Withdrawn:
                counts.Withdrawn++;
                break;
            case LifeStep.Stopped:
                counts.Stopped++;
                break;
            default:
                CountOpen(counts, life, upTo, status, province.Arrivals.DayOf(now));
                break;
        }
    }

    private static void CountReceived(TruthCounts counts, DossierLife life, int upTo, int day)
    {
        counts.Received++;
        counts.ReceivedByDay[day] = counts.ReceivedByDay.GetValueOrDefault(day) + 1;
        counts.ReceivedByAgency[life.Agency.Code] = counts.ReceivedByAgency.GetValueOrDefault(life.Agency.Code) + 1;
        counts.Online += life.Channel == Channel.Online ? 1 : 0;
        counts.Counter += life.Channel == Channel.Counter ? 1 : 0;
        counts.Postal += life.Channel == Channel.Postal ? 1 : 0;
        counts.WithSupplement += life.TimeOf(LifeStep.SupplementRequested, upTo) != 0 ? 1 : 0;
        counts.WithDigitised += life.Digitised > 0 ? 1 : 0;
        counts.WithReused += life.Reused > 0 || life.FromNationalStore ? 1 : 0;
        if (life.Procedure.Fee > 0)
        {
            counts.WithFee++;
            counts.PaidOnline += RecordWriter.PaymentAt(life, upTo) is 1 or 2 ? 1 : 0;
        }
    }

    private void CountFinished(TruthCounts counts, DossierLife life, int upTo)
    {
        var arrivals = province.Arrivals;
        var day = arrivals.DayOf(life.TimeOf(LifeStep.Finished, upTo));
        var onTime = day <= arrivals.DayOf(life.DueAt(upTo)) ? 1 : 0;
        counts.Finished++;
        counts.OnTime += onTime;
        counts.ElectronicResults += life.ElectronicResult ? 1 : 0;
        var before = counts.FinishedByDay.GetValueOrDefault(day);
        counts.FinishedByDay[day] = (before.Finished + 1, before.OnTime + onTime);
    }

    private void CountOpen(TruthCounts counts, DossierLife life, int upTo, byte status, int today)
    {
        counts.Open++;
        if (status is not (DossierStatus.SupplementRequested or DossierStatus.PaymentRequested)
            && province.Arrivals.DayOf(life.DueAt(upTo)) < today)
        {
            counts.OverdueOpen++;
        }
    }
}

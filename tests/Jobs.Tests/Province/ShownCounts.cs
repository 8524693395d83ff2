using Ioc.Kpi.Board;
using Ioc.Kpi.Definitions;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Packing;
using Ioc.Simulator.Truth;

namespace Ioc.Jobs.Tests.Province;

/// <summary>What the KPIs of a board say, in the words in which the province counts itself.</summary>
internal static class ShownCounts
{
    public static TruthCounts Of(KpiBoard board)
    {
        var whole = board.WholePeriod()!.Value;
        KpiReading Of(string kpi) => board.Read(KpiCatalogue.Find(kpi)!, Scope.Province, whole);
        int Numerator(string kpi) => (int)Of(kpi).Numerator!.Value;
        int Received(Channel channel) =>
            (int)board.Count(Counts.Received, Scope.Province with { Channel = channel }, whole);
        var left = Of("refused-or-withdrawn").Parts!;
        var shown = new TruthCounts
        {
            Dossiers = board.DossierCount,
            Received = Numerator("received-dossiers"),
            Online = Numerator("online-submission-rate"),
            Counter = Received(Channel.Counter),
            Postal = Received(Channel.Postal),
            Finished = (int)Of("on-time-rate").Denominator!,
            OnTime = Numerator("on-time-rate"),
            ElectronicResults = Numerator("electronic-result-rate"),
            OverdueOpen = Numerator("overdue-open"),
            Open = (int)Of("overdue-open").Denominator!,
            RefusedAtIntake = (int)left["refused-at-intake"],
            Refused = (int)left["refused"],
            Withdrawn = (int)left["withdrawn"],
            Stopped = (int)left["stopped"],
            WithSupplement = Numerator("supplement-rate"),
            WithDigitised = Numerator("digitised-component-rate"),
            WithReused = Numerator("data-reuse-rate"),
            WithFee = (int)Of("online-payment-rate").Denominator!,
            PaidOnline = Numerator("online-payment-rate"),
        };
        AddDays(shown, board, whole);
        AddAgencies(shown, board, whole);
        AddStatuses(shown, board);
        return shown;
    }

    private static void AddDays(TruthCounts shown, KpiBoard board, Period whole)
    {
        for (var day = whole.FromDay; day <= whole.ToDay; day++)
        {
            var that = new Period(day, day);
            var received = (int)board.Count(Counts.Received, Scope.Province, that);
            var onTime = board.Read(KpiCatalogue.Find("on-time-rate")!, Scope.Province, that);
            if (received > 0)
            {
                shown.ReceivedByDay[day] = received;
            }

            if (onTime.Denominator > 0)
            {
                shown.FinishedByDay[day] = ((int)onTime.Denominator, (int)onTime.Numerator!);
            }
        }
    }

    private static void AddAgencies(TruthCounts shown, KpiBoard board, Period whole)
    {
        foreach (var (agency, reading) in board.Breakdown(KpiCatalogue.Find("received-dossiers")!, BreakdownBy.Agency, Scope.Province, whole))
        {
            if (reading.Value > 0)
            {
                shown.ReceivedByAgency[agency] = (int)reading.Value;
            }
        }
    }

    /// <summary>No KPI counts statuses; the records of the board tell them.</summary>
    private static void AddStatuses(TruthCounts shown, KpiBoard board)
    {
        using var capture = board.Capture();
        var buffer = new byte[64 * 1024];
        var lengths = new ushort[1024];
        for (int row = 0, copied; (copied = capture.CopyRows(row, buffer, lengths, out var written)) > 0; row += copied)
        {
            for (var at = 0; at < written;)
            {
                at += DossierCodec.Read(buffer.AsSpan(at), out var dossier);
                var status = dossier.Content.Status;
                shown.ByStatus[status] = shown.ByStatus.GetValueOrDefault(status) + 1;
            }
        }
    }
}

using Ioc.Kpi.Catalogues;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Definitions;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Time;

namespace Ioc.Kpi.Board;

/// <summary>
/// Dossiers received on each service of a catalogue, by the service's number. The last answer is kept until the board changes, since several
/// KPIs of one reading ask the same. Not thread-safe.
/// </summary>
internal sealed class ServiceCounts(DossierCodes codes, BoardRows rows)
{
    private const int NoService = -1;

    private static readonly MeasureSet OnlyReceived = MeasureSet.Of(Counts.Received);

    private ServiceLists? _lists;

    // By the id of a procedure's code: the number of its service.
    private int[] _numbers = [];
    private int _known;

    private long[] _counts = [];
    private (Scope Scope, Period Period, long Version)? _of;

    /// <param name="lists">The services.</param>
    /// <param name="scope">Without a procedure.</param>
    /// <param name="period">The days, both included.</param>
    /// <param name="version">What the board's counts are of: another number after each change.</param>
    /// <returns>One count for each service, by its number. Valid until the next call.</returns>
    public ReadOnlySpan<long> Of(ServiceLists lists, scoped in Scope scope, Period period, long version)
    {
        if (!ReferenceEquals(lists, _lists))
        {
            (_lists, _known, _of) = (lists, 0, null);
            _counts = new long[lists.Services.Count];
        }

        if (_of != (scope, period, version))
        {
            Number(lists);
            Count(scope, period);
            _of = (scope, period, version);
        }

        return _counts;
    }

    private void Count(scoped in Scope scope, Period period)
    {
        Array.Clear(_counts);
        if (scope.Agency is { } agency)
        {
            foreach (var pair in rows.Scopes.PairsOf(agency))
            {
                if (_numbers[pair.Procedure] is not NoService and var number)
                {
                    _counts[number] += Received(pair, scope.Channel, period);
                }
            }

            return;
        }

        for (var procedure = 0; procedure < _known; procedure++)
        {
            if (_numbers[procedure] is not NoService and var number)
            {
                _counts[number] += rows.Scopes.Procedure(procedure).Flow(Counts.Received, scope.Channel, period);
            }
        }
    }

    /// <summary>A flow: the clock says nothing about it. Of a small pair the days beside its rows tell, where they do, and else the rows.</summary>
    private long Received(Pair pair, Channel? channel, Period period) =>
        (pair.Counters is null && channel is null ? pair.ReceivedWithin(period) : null)
            ?? rows.SumsOf(pair, channel, period, OnlyReceived, Moment.None).Flow(Counts.Received, channel, period);

    /// <summary>Looks up the codes that are new since the last time.</summary>
    private void Number(ServiceLists lists)
    {
        var count = codes.Procedures.Count;
        if (_numbers.Length < count)
        {
            Array.Resize(ref _numbers, count + (count / 2));
        }

        for (; _known < count; _known++)
        {
            _numbers[_known] = lists.Find(codes.Procedures.TextOf(_known))?.Number ?? NoService;
        }
    }
}

namespace Ioc.Kpi.Board;

/// <summary>
/// Fetches the counters that the next few dossiers will change, step by step for all of them: the processor waits for memory once for each
/// step instead of several times for each dossier. Changes nothing. Not thread-safe.
/// </summary>
internal sealed class CounterWarmth
{
    private readonly ScopeCounters?[] _scopes = new ScopeCounters?[3 * DossierTable.MostWarmed];
#pragma warning disable IDE0052 // Written so that the touching has a result and is not optimised away.
    private int _warmed;
#pragma warning restore IDE0052

    /// <param name="scopes">Where the counters are.</param>
    /// <param name="places"><see cref="DossierTable.MostWarmed"/> at most.</param>
    public void Warm(ScopeIndex scopes, ReadOnlySpan<DossierPlace> places)
    {
        var sum = 0;
        for (var i = 0; i < places.Length; i++)
        {
            ref readonly var place = ref places[i];
            (_scopes[3 * i], _scopes[(3 * i) + 1], _scopes[(3 * i) + 2]) = scopes.Find(place.Agency, place.Procedure);
            sum += place.IsNew && scopes.TryFindPair(place.Agency, place.Procedure, out var pair) ? pair.Rows.Length : 0;
        }

        for (var i = 0; i < 3 * places.Length; i++)
        {
            sum += _scopes[i]?.TouchTables(places[i / 3].Channel) ?? 0;
        }

        for (var i = 0; i < 3 * places.Length; i++)
        {
            sum += _scopes[i]?.TouchDays(places[i / 3].Channel) ?? 0;
        }

        _warmed = sum;
    }
}

namespace Ioc.Ingest.Series.Rebuilding;

/// <summary>What was written anew for one local day.</summary>
/// <param name="Day">The day.</param>
/// <param name="Points">Points written: one for each series that has a value on the day, in its last minute.</param>
/// <param name="Unsure">
/// Dossiers of which it is not known whether they waited for the citizen at the end of the day; the KPIs that leave such dossiers out are exact when it
/// is zero. Null where the journal does not reach back to the day: those KPIs are then written only where nothing stood before, and count every dossier.
/// </param>
public sealed record RebuiltDay(DateOnly Day, int Points, long? Unsure)
{
    /// <summary>Whether every point of the day is what the board would have shown, had it known then what is known now.</summary>
    public bool IsExact => Unsure == 0;
}

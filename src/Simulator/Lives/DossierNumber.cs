namespace Ioc.Simulator.Lives;

/// <summary>Which dossier: the <paramref name="Index"/>-th of a local day in one stream. Everything about it follows from this and the seed.</summary>
/// <param name="Day">Local day as <see cref="DateOnly.DayNumber"/>.</param>
internal readonly record struct DossierNumber(DossierStream Stream, int Day, int Index) : IComparable<DossierNumber>
{
    public int CompareTo(DossierNumber other)
    {
        var byDay = Day.CompareTo(other.Day);
        var byStream = byDay != 0 ? byDay : Stream.CompareTo(other.Stream);
        return byStream != 0 ? byStream : Index.CompareTo(other.Index);
    }
}

using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Time;

namespace Ioc.Kpi.Reading;

/// <summary>Keeps the earliest supplement waits of a dossier in order, whatever order the list has.</summary>
internal static class SupplementWaits
{
    public static void Insert(ref Pauses pauses, Moment from, Moment until)
    {
        for (var i = 0; i < Pauses.Length; i += 2)
        {
            var free = !pauses[i].Exists;
            if (free || (from, until).CompareTo((pauses[i], pauses[i + 1])) < 0)
            {
                (from, pauses[i]) = (pauses[i], from);
                (until, pauses[i + 1]) = (pauses[i + 1], until);
            }

            if (free)
            {
                return;
            }
        }
    }
}

using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Time;

namespace Ioc.Kpi.Reading;

/// <summary>When a record was written at the earliest, by what it tells of; used where its own time of change cannot be read (decision 0003).</summary>
internal static class StatedTimes
{
    private static readonly Moment Beginning = new(0);

    /// <summary>
    /// The latest thing that the content says has happened. Due dates are promises, and what lies ahead of <paramref name="now"/> has not
    /// happened; content without any such time stands before everything else.
    /// </summary>
    public static Moment Latest(in DossierContent content, Moment now)
    {
        var latest = Beginning;
        Take(content.Submitted);
        Take(content.Received);
        Take(content.Finished);
        Take(content.Returned);
        Take(content.Refused);
        foreach (var pause in content.Pauses)
        {
            Take(pause);
        }

        return latest;

        void Take(Moment moment) => latest = moment <= now ? Moment.Later(latest, moment) : latest;
    }
}

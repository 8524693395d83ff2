using Ioc.Kpi.Board;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Time;

namespace Ioc.Kpi.Dossiers;

/// <summary>
/// Joins an update with the stored record of its dossier (semantics.md, "Order of updates"). With change times the result does not
/// depend on the order or the repetition of the updates, so the journal may be replayed over a newer state.
/// </summary>
public sealed class DossierMerge(DossierCodes codes)
{
    /// <summary>Merges the update into <paramref name="stored"/>, which may be a fresh <see cref="Dossier"/>.</summary>
    public UpdateEffect Apply(ref Dossier stored, in DossierUpdate update)
    {
        if (!stored.ChangeTime.Exists)
        {
            stored.Key = update.Key;
            Replace(ref stored, update);
            MergeFacets(ref stored, update);
            return UpdateEffect.Replaced;
        }

        if (stored.Content == update.Content)
        {
            return Confirm(ref stored, update);
        }

        var wins = update.ChangeTime > stored.ChangeTime
            || (update.ChangeTime == stored.ChangeTime && (update.Stamped || HashOf(update.Content) > HashOf(stored.Content)));
        if (wins)
        {
            Replace(ref stored, update);
        }

        MergeFacets(ref stored, update);
        return wins ? UpdateEffect.Replaced : UpdateEffect.Outdated;
    }

    private UpdateEffect Confirm(ref Dossier stored, in DossierUpdate update)
    {
        if (update.Stamped)
        {
            // The same again without a time of its own says nothing new; a repeated import must not move any day.
            return UpdateEffect.None;
        }

        var later = update.ChangeTime > stored.ChangeTime;
        var takesSource = later || (update.ChangeTime == stored.ChangeTime && IsPreferred(update.Source, stored.Source));
        if (later)
        {
            stored.ChangeTime = update.ChangeTime;
        }

        if (takesSource)
        {
            stored.Source = update.Source;
        }

        return MergeFacets(ref stored, update) | takesSource ? UpdateEffect.Confirmed : UpdateEffect.None;
    }

    /// <summary>Which of two sources of one version is told, the same in every order of arrival; a known one before an unknown one.</summary>
    private bool IsPreferred(int source, int stored) =>
        source != stored && source != 0 && (stored == 0 || codes.Sources.HashOf(source) > codes.Sources.HashOf(stored));

    private static void Replace(ref Dossier stored, in DossierUpdate update)
    {
        stored.Content = update.Content;
        stored.ChangeTime = update.ChangeTime;
        stored.Source = update.Source;
    }

    private bool MergeFacets(ref Dossier stored, in DossierUpdate update)
    {
        var changed = false;
        if (update.Content.Due.Exists && IsFirstDue(stored, update))
        {
            stored.FirstDue = update.Content.Due;
            stored.FirstDueVersion = new DossierVersion(update.ChangeTime, HashOf(update.Content));
            changed = true;
        }

        if (IsLatestDue(stored, update))
        {
            stored.LatestDue = update.Content.Due;
            stored.LatestDueAt = update.ChangeTime;
            changed = true;
        }

        if (update.Content.Status == DossierStatus.Withdrawn)
        {
            changed |= TakeEarlier(ref stored.WithdrawnAt, update.ChangeTime);
        }
        else if (update.Content.Status == DossierStatus.Stopped)
        {
            changed |= TakeEarlier(ref stored.StoppedAt, update.ChangeTime);
        }

        return changed;
    }

    /// <summary>Whether the update's version is below the one that gave the first due date. Hashes are only worked out when times are equal.</summary>
    private bool IsFirstDue(in Dossier stored, in DossierUpdate update) =>
        !stored.FirstDue.Exists
        || update.ChangeTime < stored.FirstDueVersion.ChangeTime
        || (update.ChangeTime == stored.FirstDueVersion.ChangeTime && HashOf(update.Content) < stored.FirstDueVersion.ContentHash);

    /// <summary>Whether the update states a later due date than any before, or the latest one at an earlier time. A due date that does not exist is lower than all.</summary>
    private static bool IsLatestDue(in Dossier stored, in DossierUpdate update) =>
        update.Content.Due.Exists
        && !update.Content.Has(DossierFacts.DueMovedBySupplement)
        && (update.Content.Due > stored.LatestDue
            || (update.Content.Due == stored.LatestDue && update.ChangeTime < stored.LatestDueAt));

    private static bool TakeEarlier(ref Moment facet, Moment candidate)
    {
        if (facet.Exists && facet <= candidate)
        {
            return false;
        }

        facet = candidate;
        return true;
    }

    /// <summary>A hash of the canonical content that is the same in every process: codes count by their texts, not their ids.</summary>
    internal uint HashOf(in DossierContent content)
    {
        var hash = Mix(codes.Agencies.HashOf(content.Agency), codes.Procedures.HashOf(content.Procedure));
        hash = Mix(hash, content.Status | ((ulong)content.Channel << 8) | ((ulong)content.Applicant << 16) | ((ulong)content.Facts << 32));
        hash = Mix(hash, (ulong)content.Submitted.Microseconds);
        hash = Mix(hash, (ulong)content.Received.Microseconds);
        hash = Mix(hash, (ulong)content.Due.Microseconds);
        hash = Mix(hash, (ulong)content.Finished.Microseconds);
        hash = Mix(hash, (ulong)content.Returned.Microseconds);
        hash = Mix(hash, (ulong)content.Refused.Microseconds);
        hash = Mix(
            hash,
            content.Components | ((ulong)content.ComponentsDigitised << 8) | ((ulong)content.ComponentsReused << 16)
            | ((ulong)content.Supplements << 24) | ((ulong)content.PausedSeconds << 32));
        foreach (var pause in content.Pauses)
        {
            hash = Mix(hash, (ulong)pause.Microseconds);
        }

        return (uint)(hash >> 32);
    }

    /// <summary>One step of a multiply-and-fold mixer; quality enough for a tie-break.</summary>
    private static ulong Mix(ulong hash, ulong value)
    {
        var high = Math.BigMul(hash ^ 0x9E3779B97F4A7C15UL, value ^ 0xD6E8FEB86659FD93UL, out var low);
        return high ^ low ^ hash;
    }
}

namespace Ioc.Kpi.Board;

/// <content>
/// The two sides of the counters, which share nothing: of the province and its agencies with times, deadlines and last days, and of procedures and
/// pairs. Each may be changed on a thread of its own, by a <see cref="ContributionChange"/> of its own (<see cref="CountingBlock"/>).
/// </content>
internal sealed partial class BoardRows
{
    /// <summary>Of a dossier that is not counted yet; in the order of the rows.</summary>
    internal void AddToProvince(int row, in Contribution contribution, ContributionChange change)
    {
        LastDays.Add(contribution);
        ApplyToProvince(contribution, change);
        AddTime(contribution);
        Deadlines.Add(row, contribution.NextChange);
    }

    /// <summary>The same on the other side.</summary>
    /// <returns>Its pair.</returns>
    internal Pair AddToProcedure(int row, in Contribution contribution, ContributionChange change)
    {
        var pair = Scopes.Pair(contribution.Agency, contribution.Procedure);
        pair.Add(row, contribution.ReceivedDay);
        ApplyToProcedure(contribution, pair.Counters, change);
        return pair;
    }

    /// <summary>Of a dossier that stays in its scopes.</summary>
    internal void ReplaceInProvince(int row, in Contribution old, in Contribution contribution, ContributionChange change)
    {
        if (!change.IsNone)
        {
            ApplyToProvince(contribution, change);
        }

        ReplaceBesides(row, old, contribution);
    }

    /// <summary>The same on the other side.</summary>
    internal void ReplaceInProcedure(int row, in Contribution old, in Contribution contribution, ContributionChange change)
    {
        if (change.IsNone)
        {
            return;
        }

        var large = Scopes.LargePair(contribution.Agency, contribution.Procedure);
        ApplyToProcedure(contribution, large, change);
        if (large is null && old.ReceivedDay != contribution.ReceivedDay)
        {
            Scopes.Pair(contribution.Agency, contribution.Procedure).SetReceived(row, contribution.ReceivedDay);
        }
    }

    /// <summary>What is kept beside the counters.</summary>
    private void ReplaceBesides(int row, in Contribution old, in Contribution contribution)
    {
        LastDays.Change(row, old, contribution);
        ReplaceTime(old, contribution);
        if (contribution.NextChange != old.NextChange)
        {
            Deadlines.Add(row, contribution.NextChange);
        }
    }

    private void ApplyToProvince(in Contribution scope, ContributionChange change)
    {
        Scopes.Province.Apply(change, scope.Channel);
        Scopes.Agency(scope.Agency).Apply(change, scope.Channel);
    }

    private void ApplyToProcedure(in Contribution scope, ScopeCounters? largePair, ContributionChange change)
    {
        Scopes.Procedure(scope.Procedure).Apply(change, scope.Channel);
        largePair?.Apply(change, scope.Channel);
    }

    private void ReplaceTime(in Contribution old, in Contribution now)
    {
        if (old.Elapsed == now.Elapsed && old.Working == now.Working && old.LeftDay == now.LeftDay && old.IsOfTheSameScopes(now))
        {
            return;
        }

        if (old.Elapsed >= 0)
        {
            Times.Remove(old.LeftDay, old.Time);
        }

        AddTime(now);
    }

    private void AddTime(in Contribution contribution)
    {
        if (contribution.Elapsed >= 0)
        {
            Times.Add(contribution.LeftDay, contribution.Time);
        }
    }
}

using Ioc.Kpi.Board;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Tests.Counting;
using Ioc.Kpi.Time;
using Xunit;

namespace Ioc.Kpi.Tests.Dossiers;

/// <summary>Which version wins, and what the others leave behind, in every order of arrival.</summary>
public sealed class DossierMergeTests
{
    private readonly DossierCodes _codes = new();
    private readonly DossierMerge _merge;

    public DossierMergeTests() => _merge = new DossierMerge(_codes);

    // Versions (status, due, time of change), then the first due date, and the days of withdrawal and stop.
    [Theory]
    [InlineData("changed=03-02T08:00 due=03-05T17:00; changed=03-06T08:00 due=03-12T17:00; changed=03-09T08:00", "03-05T17:00", null, null)]
    [InlineData("changed=03-02T08:00; changed=03-06T08:00 due=03-12T17:00; changed=03-09T08:00 due=03-05T17:00", "03-12T17:00", null, null)]
    [InlineData("changed=03-02T08:00; changed=03-06T08:00 status=5", null, null, null)]
    [InlineData("changed=03-04T08:00 status=7; changed=03-06T08:00 status=7 due=03-12T17:00; changed=03-09T08:00", "03-12T17:00", "03-04T08:00", null)]
    [InlineData("changed=03-04T08:00 status=8; changed=03-06T08:00 status=7; changed=03-09T08:00 status=8", null, "03-06T08:00", "03-04T08:00")]
    [InlineData("changed=03-04T08:00 status=3; changed=03-06T08:00; changed=03-09T08:00 finished=03-08T08:00", null, null, null)]
    public void Facets_do_not_depend_on_the_order_of_arrival(string lines, string? due, string? withdrawn, string? stopped)
    {
        var versions = Versions(lines);
        var latest = versions.MaxBy(version => version.ChangeTime.Microseconds);
        foreach (var order in Orders(versions))
        {
            var dossier = Merged(order);
            Assert.Equal((Or(due), Or(withdrawn), Or(stopped)), (dossier.FirstDue, dossier.WithdrawnAt, dossier.StoppedAt));
            Assert.Equal((latest.Content, latest.ChangeTime), (dossier.Content, dossier.ChangeTime));
        }
    }

    // Versions, then the latest due date without those that a supplement moved, and the first time that stated it.
    [Theory]
    [InlineData("changed=03-02T08:00 due=03-05T17:00; changed=03-04T08:00 due=03-05T17:00; changed=03-09T08:00", "03-05T17:00", "03-02T08:00")]
    [InlineData("changed=03-02T08:00 due=03-05T17:00; changed=03-06T08:00 due=03-12T17:00; changed=03-09T08:00 due=03-12T17:00", "03-12T17:00", "03-06T08:00")]
    [InlineData("changed=03-02T08:00 due=03-05T17:00; changed=03-06T08:00 due=03-12T17:00; changed=03-07T08:00 due=03-05T17:00", "03-12T17:00", "03-06T08:00")]
    [InlineData("changed=03-02T08:00 due=03-12T17:00; changed=03-06T08:00 due=03-05T17:00", "03-12T17:00", "03-02T08:00")]
    [InlineData("changed=03-02T08:00 due=03-05T17:00; changed=03-06T08:00 due=03-12T17:00 moved=1; changed=03-07T08:00 due=03-10T17:00", "03-10T17:00", "03-07T08:00")]
    [InlineData("changed=03-02T08:00; changed=03-06T08:00 due=03-12T17:00 moved=1", null, null)]
    [InlineData("changed=03-02T08:00 due=03-05T17:00; changed=03-02T08:00 due=03-12T17:00", "03-12T17:00", "03-02T08:00")]
    public void The_latest_due_date_does_not_depend_on_the_order_of_arrival(string lines, string? due, string? at)
    {
        foreach (var order in Orders(Versions(lines)))
        {
            var dossier = Merged(order);
            Assert.Equal((Or(due), Or(at)), (dossier.LatestDue, dossier.LatestDueAt));
        }
    }

    [Fact]
    public void The_source_is_that_of_the_winning_version_in_every_order()
    {
        var versions = Versions("changed=03-02T08:00; changed=03-06T08:00 status=5; changed=03-09T08:00; changed=03-09T08:00");
        string[] sources = ["tthc", "mot-cua", "cong-dvc", "tthc"];
        for (var i = 0; i < versions.Count; i++)
        {
            versions[i] = versions[i] with { Source = _codes.Sources.IdOf(sources[i]) };
        }

        // The third and the fourth are one version of two sources; one of them is told, always the same.
        var told = Orders(versions).Select(order => _codes.Sources.TextOf(Merged(order).Source)).Distinct().ToList();
        Assert.Contains(Assert.Single(told), sources[2..]);
        Assert.Equal("mot-cua", _codes.Sources.TextOf(Merged(versions[..2]).Source));
        Assert.Equal("mot-cua", _codes.Sources.TextOf(Merged(versions[..2].AsEnumerable().Reverse()).Source));
    }

    [Fact]
    public void A_record_of_an_earlier_version_learns_its_source_when_it_comes_again()
    {
        var dossier = Merged(Versions("changed=03-02T08:00"));
        var again = Versions("changed=03-02T08:00")[0] with { Source = _codes.Sources.IdOf("tthc") };
        Assert.Equal(0, dossier.Source);
        Assert.Equal(UpdateEffect.Confirmed, _merge.Apply(ref dossier, again));
        Assert.Equal(UpdateEffect.None, _merge.Apply(ref dossier, again));
        Assert.Equal("tthc", _codes.Sources.TextOf(dossier.Source));
    }

    [Fact]
    public void Of_two_versions_of_one_time_the_same_one_wins_and_the_other_gives_the_first_due_date()
    {
        var versions = Versions("changed=03-02T08:00 due=03-05T17:00; changed=03-02T08:00 due=03-12T17:00");
        var (one, other) = (Merged(versions), Merged([versions[1], versions[0]]));
        Assert.Equal((one.Content, one.FirstDue, one.FirstDueVersion), (other.Content, other.FirstDue, other.FirstDueVersion));
        Assert.NotEqual(one.Content.Due, one.FirstDue);
    }

    [Fact]
    public void Same_content_again_moves_the_time_forward_only_where_the_source_states_it()
    {
        var dossier = Merged(Versions("changed=03-02T08:00"));
        Assert.Equal(UpdateEffect.None, _merge.Apply(ref dossier, Versions("changed=03-02T08:00")[0]));
        Assert.Equal(UpdateEffect.None, _merge.Apply(ref dossier, Versions("changed=03-02T07:00")[0]));
        Assert.Equal(UpdateEffect.Confirmed, _merge.Apply(ref dossier, Versions("changed=03-04T08:00")[0]));
        var stamped = Versions("changed=03-09T08:00")[0];
        stamped.Stamped = true;
        Assert.Equal(UpdateEffect.None, _merge.Apply(ref dossier, stamped));
        Assert.Equal(DossierLines.At("03-04T08:00"), dossier.ChangeTime);
    }

    [Fact]
    public void Same_content_of_an_earlier_time_still_moves_the_day_of_leaving_back()
    {
        var dossier = Merged(Versions("changed=03-06T08:00 status=7"));
        Assert.Equal(UpdateEffect.Confirmed, _merge.Apply(ref dossier, Versions("changed=03-04T08:00 status=7")[0]));
        Assert.Equal((DossierLines.At("03-06T08:00"), DossierLines.At("03-04T08:00")), (dossier.ChangeTime, dossier.WithdrawnAt));
    }

    [Fact]
    public void Lower_version_changes_nothing_but_facets_and_says_so()
    {
        var dossier = Merged(Versions("changed=03-06T08:00"));
        Assert.Equal(UpdateEffect.Outdated, _merge.Apply(ref dossier, Versions("changed=03-04T08:00 status=5 due=03-05T17:00")[0]));
        Assert.Equal((DossierStatus.Processing, Moment.None), (dossier.Content.Status, dossier.Content.Due));
        Assert.Equal(DossierLines.At("03-05T17:00"), dossier.FirstDue);
    }

    private List<DossierUpdate> Versions(string lines) => DossierLines.Read(
        string.Join(';', lines.Split(';', StringSplitOptions.TrimEntries).Select(line => "id=a received=03-02T08:00 " + line)), _codes);

    private Dossier Merged(IEnumerable<DossierUpdate> versions)
    {
        var dossier = new Dossier();
        foreach (var version in versions)
        {
            _merge.Apply(ref dossier, version);
        }

        return dossier;
    }

    /// <summary>Every order of the versions, and each of them once more after all.</summary>
    private static IEnumerable<IEnumerable<DossierUpdate>> Orders(List<DossierUpdate> versions) =>
        from order in Permutations(versions)
        from again in versions
        select order.Append(again);

    private static IEnumerable<IEnumerable<DossierUpdate>> Permutations(List<DossierUpdate> versions) => versions.Count < 2
        ? [versions]
        : Enumerable.Range(0, versions.Count).SelectMany(first =>
            Permutations([.. versions.Where((_, index) => index != first)]).Select(rest => rest.Prepend(versions[first])));

    private static Moment Or(string? time) => time is null ? Moment.None : DossierLines.At(time);
}

using Ioc.Kpi.Alerts;
using Ioc.Storage.Alerts;
using Ioc.Testing;
using Xunit;

namespace Ioc.Storage.Tests.Alerts;

public sealed class AlertDeskTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly AlertDesk _desk;

    public AlertDeskTests() => _desk = new AlertDesk(new AlertFile(_folder.File("alerts.db")));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Of_two_acknowledgements_the_first_wins_and_the_second_is_told_by_whom()
    {
        Assert.True(_desk.TryAcknowledge(Some.Act(AlertActKind.Acknowledged, "an"), out var mine));
        Assert.False(_desk.TryAcknowledge(Some.Act(AlertActKind.Acknowledged, "binh") with { At = Some.Now.AddSeconds(1) }, out var first));

        Assert.Equal("an", first.By);
        Assert.Equal(mine, first);
        Assert.Equal(mine, Assert.Single(_desk.ActsAfter(0, 10)));
    }

    [Fact]
    public async Task Of_twenty_at_once_exactly_one_wins_and_all_hear_the_same_name()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(person => Task.Run(() =>
            (Won: _desk.TryAcknowledge(Some.Act(AlertActKind.Acknowledged, $"person {person}"), out var first), first.By))));

        var winner = Assert.Single(answers, answer => answer.Won).By;
        Assert.All(answers, answer => Assert.Equal(winner, answer.By));
    }

    [Fact]
    public async Task Of_twenty_who_assign_and_comment_at_once_none_is_lost_and_the_last_assignment_is_the_one_numbered_last()
    {
        var acts = await Task.WhenAll(Enumerable.Range(0, 20).SelectMany(person => new[]
        {
            Task.Run(() => _desk.Add(Some.Act(AlertActKind.Assigned, $"person {person}") with { Text = $"person {person}" })),
            Task.Run(() => _desk.Add(Some.Act(AlertActKind.Commented, $"person {person}"))),
        }));

        Assert.Equal(Enumerable.Range(1, 40).Select(number => (long)number), acts.Select(act => act.Number).Order());
        var stored = _desk.ActsAfter(0, 100);
        Assert.Equal(acts.OrderBy(act => act.Number), stored);
        var last = acts.Where(act => act.Kind == AlertActKind.Assigned).MaxBy(act => act.Number);
        Assert.Equal(last, stored.Last(act => act.Kind == AlertActKind.Assigned));
    }

    [Fact]
    public void A_worsening_may_be_acknowledged_anew()
    {
        Assert.True(_desk.TryAcknowledge(Some.Act(AlertActKind.Acknowledged, "an", transition: 7), out _));
        Assert.True(_desk.TryAcknowledge(Some.Act(AlertActKind.Acknowledged, "binh", transition: 8), out _));
    }

    [Fact]
    public void Assignments_and_comments_are_kept_in_their_order()
    {
        _desk.TryAcknowledge(Some.Act(AlertActKind.Acknowledged, "an"), out _);
        _desk.Add(Some.Act(AlertActKind.Assigned, "an") with { Text = "binh" });
        var comment = _desk.Add(Some.Act(AlertActKind.Commented, "binh"));

        Assert.Equal(3, comment.Number);
        Assert.Equal("đã gọi", _desk.ActsOf(Some.Alert(), 1)[0].Text);
        Assert.Equal([2L, 3L], _desk.ActsAfter(1, 10).Select(act => act.Number));
        Assert.Empty(_desk.ActsOf(Some.Alert("H49.99"), 10));
        Assert.Throws<ArgumentException>(() => _desk.Add(Some.Act(AlertActKind.Acknowledged, "an")));
        Assert.Throws<ArgumentException>(() => _desk.TryAcknowledge(Some.Act(AlertActKind.Commented, "an"), out _));
    }

    [Fact]
    public void A_silence_runs_until_its_end_or_until_somebody_ends_it()
    {
        var draft = new AlertSilence(0, [new("scope", MatchOperator.Equal, "agency:H49.12"), new("lĩnh vực", MatchOperator.MatchesNot, "đất.*")],
            Some.Now, Some.Now.AddHours(2), "an", "bảo trì");
        var silence = _desk.Silence(draft);
        var later = _desk.Silence(draft with { From = Some.Now.AddHours(5), Until = Some.Now.AddHours(6) });

        var stored = _desk.SilencesEndingAfter(Some.Now)[0];
        Assert.Equal(draft.Matchers, stored.Matchers);
        Assert.Equal((silence.Id, draft.From, draft.Until, null), (stored.Id, stored.From, stored.Until, stored.EndedBy));
        Assert.Equal(later.Id, Assert.Single(_desk.SilencesEndingAfter(draft.Until)).Id);

        Assert.True(_desk.EndSilence(silence.Id, "binh", Some.Now.AddHours(1)));
        Assert.False(_desk.EndSilence(silence.Id, "chi", Some.Now.AddHours(1)));
        Assert.False(_desk.EndSilence(99, "chi", Some.Now));
        Assert.True(_desk.EndSilence(later.Id, "chi", Some.Now.AddHours(1)));

        var ended = _desk.LastSilences(10);
        Assert.Equal([(later.Id, Some.Now.AddHours(1), "chi"), (silence.Id, Some.Now.AddHours(1), "binh")], ended.Select(one => (one.Id, one.Until, one.EndedBy!)));
        Assert.All(ended, one => Assert.True(one.From < one.Until));
    }

    [Theory]
    [InlineData(false, "bảo trì", 60)]
    [InlineData(true, " ", 60)]
    [InlineData(true, "bảo trì", 0)]
    public void A_silence_without_matcher_reason_or_length_is_refused(bool matches, string reason, int minutes) =>
        Assert.Throws<ArgumentException>(() => _desk.Silence(new AlertSilence(
            0, matches ? [new("rule", MatchOperator.Equal, "x")] : [], Some.Now, Some.Now.AddMinutes(minutes), "an", reason)));
}

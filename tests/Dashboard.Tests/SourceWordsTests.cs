using Ioc.Dashboard.Pages.Words;
using Ioc.Dashboard.Scenes;
using Ioc.Dashboard.Text;
using Xunit;

namespace Ioc.Dashboard.Tests;

public sealed class SourceWordsTests
{
    private static readonly DateTimeOffset Now = DashboardSite.Now;

    [Fact]
    public void A_source_says_when_it_was_heard_from_and_how_long_that_took()
    {
        Assert.Equal("Nhận lần cuối 10:29:50 · mất 0,4 giây", Last(Source(Now.AddSeconds(-10), 0.42)));
        Assert.Equal("Nhận lần cuối 23:59 22/11/2026 · mất dưới 0,1 giây", Last(Source(Now.Date.AddMinutes(-1), 0.004)));
        Assert.Equal("Nhận lần cuối 10:29:50 · mất 2 phút", Last(Source(Now.AddSeconds(-10), 125)));
        Assert.Equal("Chưa nhận lần nào · mất 30 giây", Last(Source(null, 30)));
        Assert.Equal("Chưa nhận lần nào", Last(Source(null, null)));
    }

    [Fact]
    public void A_source_says_how_often_it_failed_in_a_row_and_why()
    {
        Assert.Equal("", SourceWords.Failures(Source(Now, 1), Texts.Vietnamese));
        Assert.Equal(
            "3 lần lỗi liên tiếp: Nguồn báo lỗi (HTTP 500)",
            SourceWords.Failures(Source(Now, 1) with { FailuresInARow = 3, LastError = "http-status: 500" }, Texts.Vietnamese));
    }

    [Fact]
    public void A_late_source_that_delivers_its_past_is_said_to_catch_up()
    {
        var late = Source(Now, 1) with { State = "late", AgeSeconds = 240 };
        Assert.Equal("CHẬM · 4 phút", SourceWords.State(late, Texts.Vietnamese));
        Assert.Equal("ĐANG BẮT KỊP · 4 phút", SourceWords.State(late with { CatchingUp = true }, Texts.Vietnamese));
        Assert.Equal("Bình thường · 10 giây", SourceWords.State(Source(Now, 1) with { CatchingUp = true }, Texts.Vietnamese));
    }

    private static string Last(SceneSource source) => SourceWords.Last(source, Now, Texts.Vietnamese);

    private static SceneSource Source(DateTimeOffset? last, double? duration) => new("tthc", "reference", "ok", false, last, 10, 45, duration, 0, null);
}

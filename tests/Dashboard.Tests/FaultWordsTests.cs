using Ioc.Dashboard.Pages.Words;
using Ioc.Dashboard.Text;
using Xunit;

namespace Ioc.Dashboard.Tests;

public sealed class FaultWordsTests
{
    [Theory]
    [InlineData("http-status: 500", "Nguồn báo lỗi (HTTP 500)")]
    [InlineData("timeout: no answer within 30 s", "Nguồn không trả lời trong thời hạn")]
    [InlineData("something-new: 12", "something-new: 12")]
    [InlineData(null, "")]
    public void A_reason_is_told_in_Vietnamese(string? reason, string expected) =>
        Assert.Equal(expected, FaultWords.Of(reason, Texts.Vietnamese));
}

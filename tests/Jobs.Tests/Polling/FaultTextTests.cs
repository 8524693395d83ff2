using Ioc.Dashboard.Text;
using Ioc.Jobs.Polling;
using Xunit;

namespace Ioc.Jobs.Tests.Polling;

public sealed class FaultTextTests
{
    [Fact]
    public void Every_fault_has_its_words_on_screen()
    {
        var missing = Enum.GetValues<PollFault>()
            .Select(fault => new PollFailure(fault, "detail").Code)
            .Where(code => Texts.Vietnamese.Find("client.fault." + code) is null);

        Assert.Equal("", string.Join(", ", missing));
    }
}

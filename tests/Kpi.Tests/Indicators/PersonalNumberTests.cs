using Ioc.Kpi.Indicators;
using Xunit;

namespace Ioc.Kpi.Tests.Indicators;

public sealed class PersonalNumberTests
{
    [Theory]
    [InlineData("022099001234")]
    [InlineData("CCCD 022099001234, số liệu")]
    [InlineData("022 099 001 234")]
    [InlineData("0220-9900-1234")]
    [InlineData("123456789012")]
    [InlineData("0912345678")]
    [InlineData("gọi 0912 345 678 nhé")]
    [InlineData("091.234.5678")]
    [InlineData("091-234-5678")]
    [InlineData("5 0912345678")]
    [InlineData("+84912345678")]
    [InlineData("+84 912 345 678")]
    [InlineData("84912345678")]
    [InlineData("(0203) 3825678 02033825678")]
    [InlineData("(0203) 382 5678")]
    public void Numbers_of_people_are_found(string text) => Assert.True(PersonalNumber.IsIn(text));

    [Theory]
    [InlineData("")]
    [InlineData("Báo cáo số 275/BC-UBND ngày 30/06/2025")]
    [InlineData("QĐ 1565/QĐ-TTg, 2025-06-30 12:30")]
    [InlineData("54/54 trung tâm, 447.203 hồ sơ")]
    [InlineData("120.000.000.000 đồng")]
    [InlineData("20250630123456")]
    [InlineData("từ 01-07-2025 - 30-06-2026")]
    [InlineData("1.001234.000.00.00.H49")]
    [InlineData("H49.12-251122-0001")]
    [InlineData("84 trên 912 345 678")]
    public void Other_numbers_are_not(string text) => Assert.False(PersonalNumber.IsIn(text));
}

using Ioc.Kpi.Catalogues;
using Xunit;

namespace Ioc.Kpi.Tests.Catalogues;

public sealed class CatalogueTests
{
    private static ProcedureCatalogue Procedures() => Rows.ProcedureCatalogue(
        "1.000001|Một||province|full|1|0|1|0|||25;982;82:A",
        "1.000002.000.00.00.H49|Hai||province|full|0|1|0|0|||982;82:A",
        "1.000002.H49|Hai khác||province|partial|1|1|0|0|||1139",
        "1.000003|Ba||commune|full|1|0|0|1|||982;exempt;82:B;82:A",
        "1.000004|Bốn||commune|none|1|0|0|1|||82:B",
        "1.000005|Năm||commune|full|1|0|0|1|||982;82:C",
        "TS_lớp1.000.00.00.H22|Sáu||commune|info|1|0|0|1|||25");

    [Theory]
    [InlineData("1.001234", "1.001234")]
    [InlineData("1.001234.000.00.00.H49", "1.001234")]
    [InlineData("2.000815.H21", "2.000815")]
    [InlineData("1.0012345", "1.0012345")]
    [InlineData("0.001234.H21", "0.001234.H21")]
    [InlineData("1.00123a.H21", "1.00123a.H21")]
    [InlineData("TS_lop1.000.00.00.H22", "TS_lop1.000.00.00.H22")]
    [InlineData("", "")]
    public void The_national_part_ends_before_the_local_suffix(string code, string national) => Assert.Equal(national, NationalCode.Of(code));

    [Fact]
    public void A_code_is_found_verbatim_and_then_by_its_national_part()
    {
        var procedures = Procedures();

        Assert.Equal("Một", procedures.Find("1.000001")!.Name);
        Assert.Equal("Một", procedures.Find("1.000001.000.00.00.H49")!.Name);
        Assert.Equal("Hai khác", procedures.Find("1.000002.H49")!.Name);
        Assert.Equal("Hai", procedures.Find("1.000002")!.Name);
        Assert.Equal("Hai", procedures.Find("1.000002.H21")!.Name);
        Assert.Equal("Sáu", procedures.Find("TS_lớp1.000.00.00.H22")!.Name);
        Assert.Null(procedures.Find("TS_lớp1"));
        Assert.Null(procedures.Find("1.000009"));
    }

    [Fact]
    public void Lists_go_by_the_national_code()
    {
        var lists = Procedures().Lists;

        Assert.Equal(["1.000001", "1.000002", "1.000003", "1.000005"], lists.CodesOn(ServiceList.Online982));
        Assert.Equal(["1.000001", "TS_lớp1.000.00.00.H22"], lists.CodesOn(ServiceList.First25));
        Assert.Equal(["1.000003"], lists.CodesOn(ServiceList.Online982 | ServiceList.Exempt));
        Assert.True(lists.Contains(ServiceList.Online982 | ServiceList.Data1139, "1.000002.H99"));
        Assert.False(lists.Contains(ServiceList.First25, "1.000002"));
        Assert.False(lists.Contains(ServiceList.Online982, "1.000009"));
    }

    [Fact]
    public void A_group_is_met_when_all_its_procedures_are_provided()
    {
        var groups = Procedures().Lists.Groups;

        // The partial row of the second service holds back group A, the procedure that is not online group B.
        Assert.Equal([("A", false), ("B", false), ("C", true)], groups.Select(group => (group.Code, group.Met)));
        Assert.Equal(["1.000001", "1.000002", "1.000003"], groups[0].Procedures);
    }

    [Fact]
    public void Without_a_catalogue_nothing_is_flagged()
    {
        Assert.False(Catalogue.Empty.LacksProcedure("1.000009"));
        Assert.False(Catalogue.Empty.LacksAgency("H50"));
        Assert.Empty(Catalogue.Empty.Lists.Groups);
        Assert.Same(Catalogue.Empty, new CatalogueBook().Current);
    }

    [Fact]
    public void Each_file_flags_only_codes_of_its_own_kind()
    {
        var catalogue = Catalogue.Empty.With(Procedures());

        Assert.True(catalogue.LacksProcedure("1.000009"));
        Assert.False(catalogue.LacksProcedure("1.000001.H49"));
        Assert.False(catalogue.LacksProcedure("(none)"));
        Assert.False(catalogue.LacksAgency("H50"));

        var both = catalogue.With(Rows.AgencyCatalogue("H49|Tỉnh|other|||||"));
        Assert.True(both.LacksAgency("H50"));
        Assert.False(both.LacksAgency("H49"));
        Assert.False(both.LacksAgency("(none)"));
        Assert.True(both.LacksProcedure("1.000009"));
    }

    [Fact]
    public void The_version_follows_the_rows_and_not_the_file()
    {
        var first = Rows.ProcedureCatalogue("1.000001|Một||province|full|1|0|1|0|3||25;982");
        var second = Rows.ProcedureCatalogue("1.000001|Một||Province|full|yes|no|true|false|3,0||982; 25");
        var third = Rows.ProcedureCatalogue("1.000001|Một||province|full|1|0|1|0|3||25");

        Assert.Equal(first.Version, second.Version);
        Assert.NotEqual(first.Version, third.Version);
    }

    [Fact]
    public void A_code_cannot_stand_twice()
    {
        var entry = Procedures().Entries[0];

        Assert.Throws<ArgumentException>(() => new ProcedureCatalogue([entry, entry], Rows.Origin()));
    }
}

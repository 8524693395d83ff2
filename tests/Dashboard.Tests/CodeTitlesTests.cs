using Ioc.Dashboard.Api;
using Ioc.Dashboard.Text;
using Ioc.Kpi.Board;
using Ioc.Kpi.Catalogues;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Time;
using Ioc.Testing;
using Xunit;

namespace Ioc.Dashboard.Tests;

/// <summary>What people read for a code.</summary>
public sealed class CodeTitlesTests
{
    private static readonly DateOnly Merger = new(2026, 7, 1);

    private readonly CodeNames _names = new();
    private readonly CatalogueBook _catalogues = new();
    private readonly HandClock _clock = new(DashboardSite.Now);

    private CodeTitles Titles => new(_names, _catalogues, _clock, LocalTime.Vietnam, Texts.Vietnamese);

    [Fact]
    public void A_name_comes_from_the_catalogue_then_from_a_source_then_the_code_stands_for_itself()
    {
        _names.SetAgency("H49.101", "Phường của nguồn", Kpi.Codes.AgencyKind.Commune);
        _names.SetProcedure("1.000100", "Thủ tục của nguồn");
        Assert.Equal(("Phường của nguồn", "Thủ tục của nguồn", "H49.9"), (Titles.Agency("H49.101"), Titles.Procedure("1.000100"), Titles.Agency("H49.9")));
        _catalogues.Current = SmallProvince.Catalogue;
        Assert.Equal(("Phường Hà Tu", "=Đăng ký khai sinh"), (Titles.Agency("H49.101"), Titles.Procedure("1.000100")));
        Assert.Equal("=Đăng ký khai sinh", Titles.Procedure("1.000100.000.00.00.H49"));
        Assert.Equal("Không ghi đơn vị, thủ tục", Titles.Of(BreakdownBy.Agency, DossierCodes.None));
        Assert.Equal("Trực tuyến", Titles.Of(BreakdownBy.Channel, "online"));
    }

    [Fact]
    public void A_name_is_that_of_the_day_and_a_former_unit_keeps_its_last_one()
    {
        _catalogues.Current = new Catalogue(
            ProcedureCatalogue.Empty,
            new AgencyCatalogue(
                [
                    Commune("H49.1", "Xã cũ") with { ValidTo = Merger.AddDays(-1) },
                    Commune("H49.1", "Phường mới") with { ValidFrom = Merger },
                    Commune("H49.2", "Xã đã nhập") with { ValidTo = Merger.AddDays(-1) },
                ],
                null));
        Assert.Equal(("Xã cũ", "Phường mới"), (Titles.Agency("H49.1", Merger.AddDays(-1)), Titles.Agency("H49.1", Merger)));
        Assert.Equal(("Phường mới", "Xã đã nhập"), (Titles.Agency("H49.1"), Titles.Agency("H49.2")));
        Assert.Equal([("H49.1", "Phường mới")], Titles.AgenciesOn(Merger));

        // Midnight is that of the province: at 16:59 UTC it is still the day before.
        _clock.Advance(new DateTimeOffset(Merger.ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(7)).AddMinutes(-1) - DashboardSite.Now);
        Assert.Equal("Xã cũ", Titles.Agency("H49.1"));
    }

    private static AgencyEntry Commune(string code, string name) => new(code, name, AgencyKind.Commune, null, null, null, null, null);
}

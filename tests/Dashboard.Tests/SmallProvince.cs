using Ioc.Dashboard.Targets;
using Ioc.Kpi.Catalogues;
using Ioc.Kpi.Codes;
using Ioc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Ioc.Dashboard.Tests;

/// <summary>A catalogue of three services and two communes, plans of the repository, and dossiers on them.</summary>
internal static class SmallProvince
{
    public const string HaTu = "06652";
    public const string CaoXanh = "06658";

    public static Catalogue Catalogue { get; } = new(
        new ProcedureCatalogue([Service("1.000100", "=Đăng ký khai sinh", ServiceList.Online982), Service("1.000200", "Chứng thực, \"bản sao\"", ServiceList.Online982), Service("1.000300", "Cấp đổi", ServiceList.Online982 | ServiceList.Exempt)], null),
        new AgencyCatalogue(
            [Agency("H49.101", "Phường Hà Tu", HaTu), Agency("H49.102", "Phường Cao Xanh", CaoXanh), Agency("H49.901", "Phường cũ", null) with { AliasOf = "H49.102" }, Agency("H49.12", "Sở Tư pháp", null) with { Kind = AgencyKind.Department }],
            null));

    /// <summary>The plans of the repository, of which the example of 2026 and the central plan are shown.</summary>
    public static PlanFolderOptions Plans
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!Directory.Exists(Path.Combine(folder.FullName, "plans")))
            {
                folder = folder.Parent!;
            }

            return new PlanFolderOptions(Path.Combine(folder.FullName, "plans"), ["example-2026", "central"]);
        }
    }

    /// <summary>A site on which the plans have been read.</summary>
    public static async Task<DashboardSite> StartAsync(bool catalogue = true)
    {
        var site = await DashboardSite.StartAsync(
            site =>
            {
                site.Source("sim", secondsAgo: 5);
                if (catalogue)
                {
                    site.Services.GetRequiredService<CatalogueBook>().Current = Catalogue;
                }

                Fill(site.Board);
            },
            plans: Plans);
        var book = site.Services.GetRequiredService<TargetBook>();
        await Eventually.Holds(() => book.Current.At is not null, "the targets are read");
        // Scenes are built when the board changes.
        Add(site.Board);
        return site;
    }

    /// <summary>A dossier on no list, on time at a department.</summary>
    public static void Add(HeldBoard board) => Put(board, "H49.12", "1.000900", late: false);

    /// <summary>On time: two of three in the first commune; one of two in the second, one of them under its old code.</summary>
    public static void Fill(HeldBoard board)
    {
        Put(board, "H49.101", "1.000100", late: false);
        Put(board, "H49.101", "1.000100.000.00.00.H49", late: false);
        Put(board, "H49.101", "1.000200", late: true);
        Put(board, "H49.102", "1.000100", late: false);
        Put(board, "H49.901", "1.000300", late: true);
    }

    private static void Put(HeldBoard board, string agency, string procedure, bool late)
    {
        var now = DashboardSite.Now;
        board.Put(agency, now.AddDays(-9), procedure, due: now.AddDays(-5), finished: now.AddDays(late ? -3 : -6));
    }

    private static ProcedureEntry Service(string code, string name, ServiceList lists) =>
        new(code, name, "Hộ tịch", ProcedureLevel.Commune, OnlineLevel.Full, true, false, false, false, 5, null, lists, []);

    private static AgencyEntry Agency(string code, string name, string? commune) => new(code, name, AgencyKind.Commune, null, commune, null, null, null);
}

using System.Globalization;
using System.Text.Json;
using Ioc.Testing;
using Xunit;

namespace Ioc.Browser.Tests;

/// <summary>
/// A province whose every name is as long as it may be: agencies, procedures, a source, an account, evidence; with data that no check of trust
/// likes. Who looks at it is signed in.
/// </summary>
public sealed class LongNameProvince : IAsyncLifetime, IDisposable
{
    public const string Source = "he-thong-thong-tin-giai-quyet-thu-tuc-hanh-chinh-dung-chung-2026";
    private const string Words = "Trung tâm Phục vụ hành chính công và Kiểm soát thủ tục hành chính liên thông một cửa các xã, phường, đặc khu ";
    private const string Password = "Sông Cầu 2026 dài";

    /// <summary>64 letters, the most that a name may have, and no place to break it.</summary>
    public static readonly string Account = "nguyen" + new string('m', 58);

    private readonly TemporaryFolder _folder = new();
    private IocProcess? _ioc;
    private Chromium? _browser;

    public async Task InitializeAsync()
    {
        WriteCatalogues();
        var options = new Dictionary<string, string>(PushClient.Options)
        {
            ["Ioc:Sources:0:Id"] = Source,
            ["Ioc:ProvinceName"] = "Tỉnh " + Words.Trim(),
            ["Ioc:Catalogues:Agencies"] = _folder.File("agencies.csv"),
            ["Ioc:Catalogues:Procedures"] = _folder.File("procedures.csv"),
            ["Ioc:Plans:Active:0"] = "example-2026",
            ["Ioc:Plans:Active:1"] = "quang-ninh",
        };
        _ioc = await IocProcess.StartAsync(_folder.File("data"), options);
        await new PushClient(_ioc).SendUntilAcknowledgedAsync(string.Join('\n', Enumerable.Range(1, 600).Select(Record)));
        var added = await IocProcess.RunAsync(["user", "add", Account, "--role=admin"], new Dictionary<string, string> { ["Ioc:DataDirectory"] = _folder.File("data") }, input: Password + "\n" + Password + "\n");
        Assert.True(added.ExitCode == 0, added.Output + added.Error);
        _browser = await Chromium.StartAsync();
        await using var screen = await SignedInAsync(1280, 800);
        await screen.GoAsync("/indicators/satisfaction-rate");
        await screen.Page.FillAsync("#value", "91,5");
        await screen.Page.FillAsync("#asOf", "2026-11-10");
        await screen.Page.FillAsync("#evidence", string.Concat(Enumerable.Repeat("Báo cáo số 123/BC-UBND ", 4)) + new string('x', 200));
        await screen.Page.Locator("form[action^='/indicators'] button.main-button").ClickAsync();
        await screen.Page.Locator(".entered").First.WaitForAsync();
        await Eventually.Holds(
            async () =>
            {
                await screen.GoAsync("/trust");
                return await screen.Page.Locator(".trust-check[data-state=failing]").CountAsync() > 3;
            },
            "the data are looked at",
            TimeSpan.FromMinutes(2));
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        if (_ioc is not null)
        {
            await _ioc.DisposeAsync();
        }
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>A screen on which nobody is signed in.</summary>
    public Task<Screen> OpenAsync(int width, int height) => _browser!.OpenAsync(_ioc!.Address, width, height, touch: true, still: true);

    public async Task<Screen> SignedInAsync(int width, int height)
    {
        var screen = await OpenAsync(width, height);
        await screen.GoAsync("/sign-in");
        await screen.Page.FillAsync("#name", Account);
        await screen.Page.FillAsync("#password", Password);
        await screen.Page.Locator("form[action^='/sign-in'] button").First.ClickAsync();
        await screen.Page.WaitForURLAsync(address => !address.Contains("sign-in", StringComparison.Ordinal));
        return screen;
    }

    private void WriteCatalogues()
    {
        string[] communes = ["06652", "06658", "06661", "06664", "06667", "06670"];
        File.WriteAllText(_folder.File("agencies.csv"), "code,name,kind,parent,communeCode,validFrom,validTo,aliasOf\n" + string.Concat(
            communes.Select((commune, number) => $"H49.{number + 10},\"{LongName(number)}\",commune,,{commune},,,\n")));
        File.WriteAllText(
            _folder.File("procedures.csv"),
            "code,name,field,level,online,resultRequired,feeRequired,business,nonBoundary,workingDays,cutoffHour,lists\n" + string.Concat(
                Enumerable.Range(0, 12).Select(number => $"1.0000{number:00},\"{LongName(number)}\",\"Lĩnh vực {Words}\",commune,full,1,1,1,1,5,,982;82:G{number}\n")));
    }

    /// <summary>500 letters, the most that a name may have, with a word that no line can hold.</summary>
    private static string LongName(int number) =>
        (number + " " + Words + new string('W', 120) + " " + string.Concat(Enumerable.Repeat(Words, 4)))[..500].Trim();

    /// <summary>Submitted when received, finished when received, moved, unknown: something is wrong with each.</summary>
    private static string Record(int number)
    {
        var received = new DateTime(2026, 11, 1 + (number % 18), 8, number % 60, number % 40).ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        var done = number % 2 == 0;
        return JsonSerializer.Serialize(new Dictionary<string, object?>
        {
            ["MaHoSo"] = $"{(number % 9 == 0 ? "Z9.khong-co-trong-danh-muc" : $"H49.{10 + (number % 6)}")}-261101-{number:000000}",
            ["MaTTHC"] = number % 7 == 0 ? "9.999999" : $"1.0000{number % 12:00}",
            ["KenhThucHien"] = "2",
            ["NgayNopHoSo"] = received,
            ["NgayTiepNhan"] = received,
            ["NgayHenTra"] = "20261118170000",
            ["TrangThaiHoSo"] = done ? "9" : "4",
            ["NgayKetThucXuLy"] = done ? received : null,
            ["ThoiDiemCapNhat"] = received,
        });
    }
}

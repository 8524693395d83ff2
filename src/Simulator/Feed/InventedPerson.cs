using System.Globalization;
using System.Text.Json;
using Ioc.Simulator.Catalogue;

namespace Ioc.Simulator.Feed;

/// <summary>
/// The personal fields of a record, all plainly invented: they exist so that every reader has something to leave out.
/// Telephone and identity numbers are of no range that is issued.
/// </summary>
internal readonly struct InventedPerson(uint seed, bool business)
{
    public static readonly CatalogueFile.People Words = CatalogueFile.Read<CatalogueFile.People>("people.json");

    private static readonly string[] Citizens =
        [.. Words.Surnames.SelectMany(surname => Words.MiddleNames.Select(middle => $"{surname} {middle} {Words.GivenName}"))];

    private static readonly string[] Summaries = [.. Citizens.Select(name => $"{Words.Summary} {name}")];

    private string Name => business ? Words.Company : Citizens[seed % (uint)Citizens.Length];

    public void Write(Utf8JsonWriter json)
    {
        Span<byte> identity = stackalloc byte[12];
        "000000000000"u8.CopyTo(identity);
        (seed % 1_000_000).TryFormat(identity[6..], out _, "D6", CultureInfo.InvariantCulture);
        json.WriteString("SoGiayToChuHoSo"u8, identity);
        json.WriteString("ChuHoSo"u8, Name);
        json.WriteString("MaDoiTuong"u8, identity);
        json.WriteString("Email"u8, Words.Mail);
        json.WriteString("Fax"u8, ""u8);
        json.WriteString("SoDienThoai"u8, "0900000000"u8);
        json.WriteString("ThongTinKhac"u8, Words.Address);
        json.WriteString("TrichYeuHoSo"u8, Summaries[seed % (uint)Summaries.Length]);
        json.WriteStartArray("DinhDanhCHS"u8);
        json.WriteStartObject();
        json.WriteString("LoaiDinhDanh"u8, "1"u8);
        json.WriteString("SoDinhDanh"u8, identity);
        json.WriteEndObject();
        json.WriteEndArray();
    }
}

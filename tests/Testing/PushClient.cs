using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Ioc.Testing;

/// <summary>A system that pushes, with its key; it repeats what was not acknowledged.</summary>
public sealed class PushClient(IocProcess ioc)
{
    public const string Source = "tthc";
    public const string Key = "key-that-must-appear-nowhere-7d1c";

    /// <summary>Options of a server that knows this source.</summary>
    public static Dictionary<string, string> Options => new()
    {
        ["Ioc:Sources:0:Id"] = Source,
        ["Ioc:Sources:0:KeySha256"] = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Key))),
        ["Ioc:Clock:Now"] = "2026-11-20T10:00:00+07:00",
    };

    /// <summary>A national record of one dossier as NDJSON line; times as yyyyMMddHHmmss.</summary>
    public static string Record(
        int number, string agency, string status = "4", string? finished = null, string changed = "20261101090000",
        string received = "20261101083000") =>
        JsonSerializer.Serialize(new Dictionary<string, object?>
        {
            ["MaHoSo"] = $"{agency}-261101-{number:000000}",
            ["MaTTHC"] = "1.000001",
            ["KenhThucHien"] = "2",
            ["NgayTiepNhan"] = received,
            ["NgayHenTra"] = "20261125170000",
            ["TrangThaiHoSo"] = status,
            ["NgayKetThucXuLy"] = finished,
            ["ThoiDiemCapNhat"] = changed,
        });

    /// <summary>Sends once.</summary>
    public async Task<HttpResponseMessage> SendAsync(string body, string type = "application/x-ndjson")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/v1/dossier-updates", UriKind.Relative))
        {
            Content = new StringContent(body, Encoding.UTF8, type),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Key);
        return await ioc.Http.SendAsync(request);
    }

    /// <summary>Sends until the server has acknowledged.</summary>
    public async Task<JsonElement> SendUntilAcknowledgedAsync(string body)
    {
        JsonElement? reply = null;
        await Eventually.Holds(
            async () =>
            {
                try
                {
                    using var response = await SendAsync(body);
                    if (response.StatusCode is HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests)
                    {
                        return false;
                    }

                    response.EnsureSuccessStatusCode();
                    reply = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
                    return true;
                }
                catch (Exception exception) when (exception is HttpRequestException { StatusCode: null } or IOException)
                {
                    return false;
                }
            },
            "the updates are acknowledged",
            TimeSpan.FromMinutes(3));
        return reply!.Value;
    }

    /// <summary>A KPI by agency over everything.</summary>
    public async Task<Dictionary<string, long>> NumeratorsByAgencyAsync(string kpi)
    {
        var json = await ioc.Http.GetStringAsync(new Uri($"/api/v1/kpis/{kpi}/breakdown?by=agency&period=all", UriKind.Relative));
        return JsonDocument.Parse(json).RootElement.GetProperty("items").EnumerateArray()
            .ToDictionary(item => item.GetProperty("key").GetString()!, item => item.GetProperty("numerator").GetInt64());
    }
}

using System.Text;
using Ioc.Kpi.Alerts;

namespace Ioc.Jobs.Alerts.Outgoing;

/// <summary>What came back from an outside address.</summary>
/// <param name="Result">What it means by the status alone.</param>
/// <param name="Status">The HTTP status; 0 where there was no answer.</param>
/// <param name="Body">The beginning of the answer; it is read by the program and never shown to anybody as it is.</param>
internal sealed record OutgoingAnswer(DeliveryResult Result, int Status = 0, byte[]? Body = null)
{
    private const int LongestExcerpt = 120;

    /// <summary>The beginning of the body in printable ASCII, for the log.</summary>
    public string Excerpt =>
        new([.. Encoding.UTF8.GetString(Body ?? []).Take(LongestExcerpt).Select(letter => letter is >= ' ' and <= '~' ? letter : '.')]);
}

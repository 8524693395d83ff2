using Ioc.Kpi.Alerts;

namespace Ioc.Jobs.Alerts.Outgoing;

/// <summary>What came back from an outside address.</summary>
/// <param name="Result">What it means by the status alone.</param>
/// <param name="Status">The HTTP status; 0 where there was no answer.</param>
/// <param name="Body">The beginning of the answer: read by the program, and shown, logged and stored nowhere.</param>
internal sealed record OutgoingAnswer(DeliveryResult Result, int Status = 0, byte[]? Body = null);

using Ioc.Kpi.Alerts;

namespace Ioc.Storage.Alerts;

/// <summary>What came of one attempt to deliver; rows are added and never changed.</summary>
/// <param name="Id">The place in the order of all receipts.</param>
/// <param name="Message">The id of the message in the outbox.</param>
/// <param name="Channel">By which channel.</param>
/// <param name="Attempt">Which attempt, counted from 1.</param>
/// <param name="At">When it ended.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Detail">The other side's receipt or the reason, one line.</param>
public sealed record DeliveryReceipt(long Id, long Message, string Channel, int Attempt, DateTimeOffset At, DeliveryOutcome Outcome, string Detail);

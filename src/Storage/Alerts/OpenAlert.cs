using Ioc.Kpi.Alerts;

namespace Ioc.Storage.Alerts;

/// <summary>An alert that is open or without data, with what people did about this firing.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="Call">The last firing or worsening; what an acknowledgement is about. 0 for one that only lost its data.</param>
/// <param name="Acknowledged">Who took it on since that; null where nobody did.</param>
/// <param name="Assigned">To whom it was given last; null where it was not.</param>
public sealed record OpenAlert(AlertState State, long Call, AlertAct? Acknowledged, AlertAct? Assigned);

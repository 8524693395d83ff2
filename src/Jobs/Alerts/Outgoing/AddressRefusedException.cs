namespace Ioc.Jobs.Alerts.Outgoing;

/// <summary>The address is one that nothing is sent to; said before anything was connected.</summary>
internal sealed class AddressRefusedException(string message) : Exception(message);

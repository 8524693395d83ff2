namespace Ioc.Jobs.Alerts.Outgoing;

/// <summary>How far an address reaches, by the registries of IANA for special addresses (RFC 6890, RFC 6598, RFC 4193).</summary>
internal enum AddressReach
{
    /// <summary>A machine somewhere in the world.</summary>
    World,

    /// <summary>A machine of the house: loopback, private, carrier-grade and unique-local ranges.</summary>
    House,

    /// <summary>Nothing that a message may ever be sent to: link-local (metadata services among them), multicast, reserved, translated.</summary>
    Never,
}

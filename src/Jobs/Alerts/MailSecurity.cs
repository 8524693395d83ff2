namespace Ioc.Jobs.Alerts;

/// <summary>How the connection to the mail server is protected.</summary>
public enum MailSecurity
{
    /// <summary>STARTTLS is demanded before anything is said.</summary>
    StartTls,

    /// <summary>TLS from the first byte (port 465).</summary>
    Tls,

    /// <summary>In the clear: only to a server of `AllowPrivate`, and without a password.</summary>
    None,
}

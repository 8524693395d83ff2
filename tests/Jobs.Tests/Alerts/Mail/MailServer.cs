using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Ioc.Jobs.Alerts;
using Ioc.Testing;

namespace Ioc.Jobs.Tests.Alerts.Mail;

/// <summary>A real mail server on a free port of 127.0.0.1 (see mail_server.py) with a certificate of an authority of its own.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _mode;
    private readonly int _port = IocProcess.FreePort();
    private Process? _process;

    /// <param name="mode">`plain`, `starttls`, `tls`, or `login` (STARTTLS and a sign-in with LOGIN only).</param>
    public MailServer(string mode = "plain")
    {
        _mode = mode;
        Directory.CreateDirectory(_folder.File("mails"));
        MakeCertificate();
    }

    /// <summary>The mails that it has kept, in their order: first line the envelope, then the mail.</summary>
    public IReadOnlyList<string> Mails => [.. Directory.GetFiles(_folder.File("mails"), "*.mail").Order(StringComparer.Ordinal).Select(File.ReadAllText)];

    public string CaFile => _folder.File("ca.pem");

    public ChannelOptions Options => new()
    {
        Name = "mail",
        Kind = ChannelKind.Mail,
        Host = "localhost",
        Port = _port,
        From = "Trung tâm điều hành <ioc@tinh.gov.vn>",
        AllowPrivate = ["localhost"],
        CaFile = CaFile,
        Security = _mode switch { "plain" => MailSecurity.None, "tls" => MailSecurity.Tls, _ => MailSecurity.StartTls },
        User = _mode == "plain" ? null : "ioc",
        Password = _mode == "plain" ? null : "mật khẩu",
        Timeout = TimeSpan.FromSeconds(10),
    };

    public async Task StartAsync()
    {
        _process?.Dispose();
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "Alerts", "Mail", "mail_server.py"), _port.ToString(CultureInfo.InvariantCulture), _folder.File("mails"),
            _mode, _folder.File("server.pem"), _folder.File("server.key"),
        ];
        _process = Process.Start(new ProcessStartInfo("/usr/bin/python3", arguments) { RedirectStandardOutput = true, RedirectStandardInput = true, RedirectStandardError = true })!;
        if (await _process.StandardOutput.ReadLineAsync() != "ready")
        {
            throw new InvalidOperationException(
                $"The mail server does not start; the test needs the real one: apt-get install python3-aiosmtpd\n{await _process.StandardError.ReadToEndAsync()}");
        }
    }

    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            await KillAsync();
        }

        _process?.Dispose();
        _folder.Dispose();
    }

    /// <summary>The header of a mail, unfolded; empty when it has none.</summary>
    public static string Header(string mail, string name)
    {
        var head = mail.ReplaceLineEndings("\n").Split("\n\n")[0].Replace("\n ", " ", StringComparison.Ordinal);
        return head.Split('\n').FirstOrDefault(line => line.StartsWith(name + ": ", StringComparison.Ordinal))?[(name.Length + 2)..] ?? "";
    }

    /// <summary>The text of the part with this type.</summary>
    public static string Part(string mail, string type)
    {
        var part = mail.ReplaceLineEndings("\n").Split("--=_").Single(part => part.Contains($"Content-Type: {type};", StringComparison.Ordinal));
        return Encoding.UTF8.GetString(Convert.FromBase64String(part.Split("\n\n", 2)[1].Replace("\n", "", StringComparison.Ordinal)));
    }

    private void MakeCertificate()
    {
        var from = TimeProvider.System.GetUtcNow().AddDays(-1);
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var authority = new CertificateRequest("CN=authority of a test", authorityKey, HashAlgorithmName.SHA256);
        authority.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var ca = authority.CreateSelfSigned(from, from.AddYears(1));
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.Create(ca, from, from.AddYears(1), [1, 2, 3]);
        File.WriteAllText(CaFile, ca.ExportCertificatePem());
        File.WriteAllText(_folder.File("server.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(_folder.File("server.key"), key.ExportPkcs8PrivateKeyPem());
    }
}

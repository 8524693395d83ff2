namespace Ioc.Kpi.Sources;

/// <summary>One entry of `Ioc:Sources`. Defaults are here; the host checks the values and lists every problem at start.</summary>
public sealed class SourceOptions
{
    /// <value>Names the source everywhere: in replies, on screens, as the `source` of an import. Required, unique.</value>
    public string Id { get; set; } = "";

    /// <value>`push` (the source sends) or a pulled kind such as `reference`. Default push.</value>
    public SourceKind Kind { get; set; } = SourceKind.Push;

    /// <value>Whether the source is asked and listened to. Default true.</value>
    public bool Enabled { get; set; } = true;

    /// <value>Where a pulled source is asked. Required for pulled kinds, absent for push.</value>
    public Uri? BaseUrl { get; set; }

    /// <value>How often a pulled source is asked. Default 15 seconds.</value>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(15);

    /// <value>How long one request to a pulled source may take. Default 30 seconds.</value>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <value>Whether a pulled source also offers `GET {BaseUrl}/metrics`, its portal's measurements. Default false.</value>
    public bool Metrics { get; set; }

    /// <value>File with the bearer key that is presented to a pulled source.</value>
    public string? KeyFile { get; set; }

    /// <value>The bearer key that is presented to a pulled source, where a file is not wanted.</value>
    public string? Key { get; set; }

    /// <value>Hex SHA-256 of the bearer key that this source presents to push and to import. Without it the source may do neither.</value>
    public string? KeySha256 { get; set; }

    /// <value>
    /// How often the source should be heard from; it is late after three times this long. Default: the poll interval, or 15 minutes for a
    /// source that has a key to push with. Without such a key it is only for imports by hand, and never late.
    /// </value>
    public TimeSpan? ExpectEvery { get; set; }

    /// <value>`LoaiDoiTuong` code → `Citizen`, `Business`, `Agency` or `Organisation`, where the source's codes differ from the national ones.</value>
    public Dictionary<string, Dossiers.ApplicantKind> Applicants { get; set; } = [];

    /// <summary>The declaration for the book of sources.</summary>
    public SourceDeclaration Declare() =>
        new(Id, Kind, Enabled, ExpectEvery ?? (Kind != SourceKind.Push ? PollInterval : MayPush ? TimeSpan.FromMinutes(15) : null));

    private bool MayPush => !string.IsNullOrEmpty(KeySha256);
}

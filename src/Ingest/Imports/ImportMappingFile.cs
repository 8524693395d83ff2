using System.Globalization;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Reading;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Ioc.Ingest.Imports;

/// <summary>
/// Reads a mapping: <c>columns</c> (contract's name: file's header), <c>status</c> (file's word: national code 1–10), <c>channel</c>
/// and <c>applicant</c> (file's word: contract's word). Anything else in it is a problem, told with file and line.
/// </summary>
public sealed class ImportMappingFile
{
    private static readonly string[] ApplicantWords = ["citizen", "business", "agency", "organisation"];

    private readonly string _file;
    private readonly List<string> _problems = [];
    private readonly Dictionary<string, ImportColumn> _columns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, byte> _status = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _channels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _applicants = new(StringComparer.Ordinal);

    private ImportMappingFile(string file) => _file = file;

    /// <summary>Reads the YAML text; <paramref name="file"/> names it in problems.</summary>
    /// <returns>False with every problem found; the mapping is then not to be used.</returns>
    public static bool TryRead(TextReader text, string file, out ImportMapping mapping, out IReadOnlyList<string> problems)
    {
        var reading = new ImportMappingFile(file);
        reading.Read(text);
        problems = reading._problems;
        mapping = new ImportMapping
        {
            Columns = reading._columns,
            Status = new StatusMapping(reading._status),
            Channels = reading._channels,
            Applicants = reading._applicants,
        };
        return problems.Count == 0;
    }

    private void Read(TextReader text)
    {
        try
        {
            var yaml = new YamlStream();
            yaml.Load(text);
            if (yaml.Documents is not [{ RootNode: YamlMappingNode root }])
            {
                _problems.Add($"{_file}: one mapping with columns, status, channel or applicant is expected.");
                return;
            }

            foreach (var (name, section) in root.Children)
            {
                ReadSection(name, section);
            }
        }
        catch (YamlException exception)
        {
            _problems.Add($"{_file} line {exception.Start.Line}: not readable as YAML.");
        }
    }

    private void ReadSection(YamlNode name, YamlNode section)
    {
        Action<YamlNode, string, string>? read = (name as YamlScalarNode)?.Value switch
        {
            "columns" => ReadColumn,
            "status" => ReadStatus,
            "channel" => (at, word, own) => ReadWord(at, word, own, _channels, ChannelNames.TryParse(own, out _), "a channel"),
            "applicant" => (at, word, own) =>
                ReadWord(at, word, own, _applicants, ApplicantWords.Contains(own, StringComparer.Ordinal), "an applicant"),
            _ => null,
        };
        if (read is null)
        {
            Problem(name, $"'{name}' is none of columns, status, channel, applicant.");
        }
        else if (section is not YamlMappingNode entries)
        {
            Problem(section, $"'{name}' needs entries of the form word: value.");
        }
        else
        {
            ReadEntries(entries, read);
        }
    }

    private void ReadEntries(YamlMappingNode entries, Action<YamlNode, string, string> read)
    {
        foreach (var (key, value) in entries.Children)
        {
            if (key is YamlScalarNode { Value: { Length: > 0 } word } && value is YamlScalarNode { Value: { Length: > 0 } own })
            {
                read(key, word, own);
            }
            else
            {
                Problem(key, "an entry has the form word: value.");
            }
        }
    }

    private void ReadColumn(YamlNode at, string name, string header)
    {
        if (!ImportColumns.TryParse(name, out var column))
        {
            Problem(at, $"'{name}' is not a column of the import contract.");
        }
        else if (!_columns.TryAdd(CodeTable.Canonical(header), column))
        {
            Problem(at, $"the header '{header}' is mapped twice.");
        }
    }

    private void ReadStatus(YamlNode at, string word, string code)
    {
        if (!byte.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var status)
            || status is < DossierStatus.Registered or > DossierStatus.Returned)
        {
            Problem(at, $"'{code}' is not a national status code from 1 to 10.");
        }
        else if (!_status.TryAdd(CodeTable.Canonical(word), status))
        {
            Problem(at, $"the word '{word}' is mapped twice.");
        }
    }

    private void ReadWord(YamlNode at, string word, string own, Dictionary<string, string> words, bool known, string what)
    {
        if (!known)
        {
            Problem(at, $"'{own}' is not {what} of the import contract.");
        }
        else if (!words.TryAdd(CodeTable.Canonical(word), own))
        {
            Problem(at, $"the word '{word}' is mapped twice.");
        }
    }

    private void Problem(YamlNode at, string what) => _problems.Add($"{_file} line {at.Start.Line}: {what}");
}

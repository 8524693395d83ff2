using Ioc.Kpi.Alerts.Rules;

namespace Ioc.Storage.Alerts;

/// <summary>The folder of the rule files: `*.yaml`, without folders below it.</summary>
public static class AlertRuleFolder
{
    /// <summary>Reads the folder and gives the book what it holds. A folder that cannot be read leaves every rule in force.</summary>
    /// <returns>The rules in force from now on.</returns>
    public static AlertRuleSet LoadInto(AlertRuleBook book, string directory)
    {
        try
        {
            return book.Load([.. Files(directory).Select(ReadFile)]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return book.Refuse(new AlertRuleProblem(directory, 0, $"The folder cannot be read: {exception.Message}", "Name a folder that can."));
        }
    }

    /// <summary>Names, lengths and times of the files as one text: while it stays, there is nothing to load. Looked at every few seconds.</summary>
    public static string StateOf(string directory)
    {
        try
        {
            return string.Join('|', Files(directory).Select(file => new FileInfo(file)).Select(file => $"{file.Name} {file.Length} {file.LastWriteTimeUtc.Ticks}"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"unreadable: {exception.Message}";
        }
    }

    /// <summary>Reads one file, wherever it lies.</summary>
    public static AlertRuleReading ReadFile(string file)
    {
        var name = Path.GetFileName(file);
        try
        {
            // Looked at before reading: a file that is too large is refused, not loaded.
            var length = new FileInfo(file).Length;
            return length > AlertRuleFile.LargestBytes
                ? AlertRuleFile.Refuse(name, $"It has {length} bytes, more than the {AlertRuleFile.LargestBytes} of a rule file.")
                : AlertRuleFile.Read(name, File.ReadAllText(file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return AlertRuleFile.Refuse(name, $"It cannot be read: {exception.Message}");
        }
    }

    private static IEnumerable<string> Files(string directory) =>
        Directory.EnumerateFiles(directory).Where(file => file.EndsWith(".yaml", StringComparison.Ordinal) || file.EndsWith(".yml", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
}

namespace Ioc.Storage.Alerts;

/// <summary>One entry of a mapping.</summary>
internal sealed record YamlEntry(string Key, long Line, YamlPart Value);

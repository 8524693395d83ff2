namespace Ioc.Storage.Alerts;

/// <summary>A part of a YAML file: a text, a list or a mapping, with the line it begins on.</summary>
/// <param name="Text">Of a text; null for the empty value and for anything else.</param>
/// <param name="Items">Of a list; null for anything else.</param>
/// <param name="Entries">Of a mapping, in the order of the file; null for anything else.</param>
internal sealed record YamlPart(long Line, string? Text, IReadOnlyList<YamlPart>? Items, IReadOnlyList<YamlEntry>? Entries);

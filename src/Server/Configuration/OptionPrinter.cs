using System.Collections;
using System.Reflection;

namespace Ioc.Server.Configuration;

/// <summary>Writes effective options as `key = value` lines in the order of their classes, secrets masked.</summary>
internal static class OptionPrinter
{
    public static IEnumerable<string> Lines(string key, object? value)
    {
        switch (value)
        {
            case null:
                return [$"{key} = {OptionText.Print(null)}"];
            case var scalar when OptionText.IsScalar(scalar.GetType()):
                return [$"{key} = {OptionText.Mask(key, OptionText.Print(scalar))}"];
            case IDictionary map:
                return map.Keys.Cast<object>().SelectMany(name => Lines($"{key}:{name}", map[name]));
            case IList { Count: 0 }:
                return [$"{key} = (none)"];
            case IList list:
                return list.Cast<object>().SelectMany((item, index) => Lines($"{key}:{index}", item));
            default:
                return value.GetType().GetProperties(BindingFlags.Instance | BindingFlags.Public)
                    .Where(property => property.GetIndexParameters().Length == 0 && (property.CanWrite || property.PropertyType.IsGenericType))
                    .SelectMany(property => Lines($"{key}:{property.Name}", property.GetValue(value)));
        }
    }
}

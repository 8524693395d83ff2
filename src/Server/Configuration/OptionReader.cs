using System.Collections;
using System.Reflection;
using Ioc.Kpi.Codes;

namespace Ioc.Server.Configuration;

/// <summary>
/// Reads a section of the configuration into an options object, strictly: every key must be known and every value must be readable.
/// All problems are collected, none stops the reading. (The framework's binder ignores unknown keys and stops at the first bad value.)
/// </summary>
internal sealed class OptionReader
{
    public List<OptionProblem> Problems { get; } = [];

    public void Read(IConfigurationSection section, object target)
    {
        foreach (var child in section.GetChildren())
        {
            var property = target.GetType().GetProperty(child.Key, BindingFlags.Instance | BindingFlags.Public | BindingFlags.IgnoreCase);
            if (property is not { CanWrite: true } && property?.PropertyType is not { IsGenericType: true })
            {
                Problems.Add(new OptionProblem(child.Path, Shown(child), $"unknown key; {Nearest(child.Key, target.GetType())}"));
            }
            else if (ReadValue(child, property.PropertyType, property.GetValue(target)) is { } value && property.CanWrite)
            {
                property.SetValue(target, value);
            }
        }
    }

    /// <returns>The value, or null when there is none to set (a problem was noted, or the text is empty).</returns>
    private object? ReadValue(IConfigurationSection section, Type declared, object? current)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (OptionText.IsScalar(type))
        {
            return ReadScalar(section, type);
        }

        if (type.IsGenericType && typeof(IDictionary).IsAssignableFrom(type))
        {
            return ReadMap(section, (IDictionary)(current ?? Activator.CreateInstance(type)!), type.GetGenericArguments()[1]);
        }

        if (type.IsGenericType && typeof(IList).IsAssignableFrom(type))
        {
            return ReadList(section, (IList)Activator.CreateInstance(type)!, type.GetGenericArguments()[0]);
        }

        if (section.Value is { Length: > 0 } && !section.GetChildren().Any())
        {
            Problems.Add(new OptionProblem(section.Path, Shown(section), $"a section with {Keys(type)}."));
            return null;
        }

        var nested = current ?? Activator.CreateInstance(type)!;
        Read(section, nested);
        return nested;
    }

    private object? ReadScalar(IConfigurationSection section, Type type)
    {
        if (section.GetChildren().Any())
        {
            Problems.Add(new OptionProblem(section.Path, null, $"one value expected here, not a section: {OptionText.Legal(type)}"));
            return null;
        }

        if (string.IsNullOrEmpty(section.Value))
        {
            return null;
        }

        if (OptionText.TryParse(type, section.Value, out var value))
        {
            return value;
        }

        Problems.Add(new OptionProblem(section.Path, Shown(section), OptionText.Legal(type)));
        return null;
    }

    private IList ReadList(IConfigurationSection section, IList list, Type itemType)
    {
        foreach (var child in section.GetChildren().OrderBy(child => int.TryParse(child.Key, out var index) ? index : int.MaxValue))
        {
            if (!int.TryParse(child.Key, out _))
            {
                Problems.Add(new OptionProblem(child.Path, Shown(child), "entries of a list are numbered from 0."));
            }
            else if (ReadValue(child, itemType, null) is { } item)
            {
                list.Add(item);
            }
        }

        return list;
    }

    private IDictionary ReadMap(IConfigurationSection section, IDictionary map, Type valueType)
    {
        foreach (var child in section.GetChildren())
        {
            if (ReadValue(child, valueType, null) is { } value)
            {
                map[child.Key] = value;
            }
        }

        return map;
    }

    private static string? Shown(IConfigurationSection section) => section.Value is null ? null : OptionText.Mask(section.Path, section.Value);

    private static string Keys(Type type) => string.Join(", ", Names(type));

    private static IEnumerable<string> Names(Type type) =>
        type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(property => property.CanWrite || property.PropertyType.IsGenericType)
            .Select(property => property.Name);

    private static string Nearest(string key, Type type)
    {
        var nearest = Names(type).MinBy(name => EditDistance.Between(name, key));
        return nearest is not null && EditDistance.Between(nearest, key) <= Math.Max(2, key.Length / 3)
            ? $"did you mean {nearest}?"
            : $"known here: {Keys(type)}.";
    }
}

using Ioc.Kpi.Alerts;
using Ioc.Kpi.Alerts.Rules;

namespace Ioc.Storage.Alerts;

/// <summary>Reads the labels and annotations of a rule.</summary>
internal static class AlertLabelReader
{
    public static (AlertSeverity Severity, string Owner, IReadOnlyDictionary<string, string> Free) Read(YamlMembers rule)
    {
        var free = new Dictionary<string, string>(StringComparer.Ordinal);
        if (rule.OptionalMembers("labels") is not { } labels)
        {
            return (AlertSeverity.Warning, "", free);
        }

        var severity = labels.OptionalWord<AlertSeverity>("severity") ?? AlertSeverity.Warning;
        var owner = labels.OptionalText("owner") ?? "";
        foreach (var name in labels.Entries.Select(entry => entry.Key).Where(name => name is not ("severity" or "owner")))
        {
            var value = labels.OptionalText(name);
            if (!AlertRuleChecks.IsLabel(name))
            {
                labels.Wrong(name, "This cannot be the name of a label.", "Write letters, digits and underscores, not beginning with a digit; rule, scope and kind are taken.");
            }
            else if (value is not null)
            {
                free[name] = value;
            }
        }

        return (severity, owner, free);
    }

    public static AlertAnnotations ReadAnnotations(YamlMembers rule)
    {
        if (rule.OptionalMembers("annotations") is not { } annotations)
        {
            return rule.Has("annotations")
                ? AlertAnnotations.None
                : rule.Missing("annotations", "Write `summary`, `description` and `action` (what to do) below it.", AlertAnnotations.None);
        }

        var read = new AlertAnnotations(
            Template(annotations, "summary", annotations.Text("summary", "Say in one line what is wrong and where.")),
            Template(annotations, "description", annotations.OptionalText("description") ?? ""),
            Template(annotations, "action", annotations.Text("action", "Say what to do, and who does it.")));
        annotations.Close();
        return read;
    }

    private static AlertTemplate Template(YamlMembers annotations, string member, string text)
    {
        if (!AlertTemplate.TryParse(text, out var template, out var unknown))
        {
            var known = AlertWords.All<AlertPlaceholder>().ToList();
            foreach (var name in unknown)
            {
                annotations.Wrong(
                    member, name == "{{" ? "A placeholder is not closed." : $"There is no placeholder '{{{{{name}}}}}'.",
                    name == "{{" ? "Write }} after its name." : YamlMembers.Nearest(name, known));
            }
        }

        return template;
    }
}

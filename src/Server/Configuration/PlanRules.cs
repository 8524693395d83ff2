using Ioc.Kpi.Plans;
using Ioc.Storage.Plans;

namespace Ioc.Server.Configuration;

/// <summary>What `Ioc:Plans` must satisfy. What the files hold is no matter of the configuration: a wrong one is refused while the service runs.</summary>
internal static class PlanRules
{
    /// <param name="directory">The folder that is meant, as a full path.</param>
    public static IEnumerable<OptionProblem> Check(PlanOptions plans, string directory)
    {
        if (plans.Directory is { Length: > 0 } named && !Directory.Exists(directory))
        {
            yield return new OptionProblem("Ioc:Plans:Directory", named, "a folder that exists; leave it out for the plans that came with the program.");
            yield break;
        }

        var known = PlanFolder.Codes(directory);
        foreach (var (code, index) in plans.Active.Select((code, index) => (code, index)))
        {
            var key = $"Ioc:Plans:Active:{index}";
            if (!PlanNames.IsCode(code) || !known.Contains(code))
            {
                yield return new OptionProblem(key, code, $"the code of a plan in {directory}; there: {(known.Count == 0 ? "none" : string.Join(", ", known))}.");
            }
            else if (plans.Active.IndexOf(code) < index)
            {
                yield return new OptionProblem(key, code, "a code that the list does not have already.");
            }
        }
    }
}

using System.Reflection;
using System.Runtime.Loader;

namespace Ioc.Dashboard.Tests.Recipes;

/// <summary>Loads the dashboard once more, over another library of KPIs; what is not ours is shared with the rest of the process.</summary>
internal sealed class NewKpiContext(string library) : AssemblyLoadContext("a new KPI")
{
    /// <summary>Runs <see cref="NewKpiRun"/> in a context of its own.</summary>
    public static Task<Dictionary<string, string>> RunAsync(string library, string texts, string kpi)
    {
        var own = typeof(NewKpiRun);
        var run = new NewKpiContext(library).LoadFromAssemblyPath(own.Assembly.Location).GetType(own.FullName!)!
            .GetMethod(nameof(NewKpiRun.TellAsync), BindingFlags.Public | BindingFlags.Static)!;
        return (Task<Dictionary<string, string>>)run.Invoke(null, [texts, kpi])!;
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name == "Ioc.Kpi")
        {
            return LoadFromAssemblyPath(library);
        }

        var file = Path.Combine(AppContext.BaseDirectory, assemblyName.Name + ".dll");
        return assemblyName.Name?.StartsWith("Ioc.", StringComparison.Ordinal) == true && File.Exists(file) ? LoadFromAssemblyPath(file) : null;
    }
}

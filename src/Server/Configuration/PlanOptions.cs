namespace Ioc.Server.Configuration;

/// <summary>`Ioc:Plans`: where the plans are, and which of them this deployment shows.</summary>
internal sealed class PlanOptions
{
    /// <value>The folder of the plan files, relative to the content root. Default the `plans` that came with the program.</value>
    public string? Directory { get; set; }

    /// <value>The codes of the plans that are shown. Default all in the folder but the examples; the others can still be read.</value>
    public List<string> Active { get; set; } = [];
}

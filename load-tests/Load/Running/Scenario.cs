namespace Ioc.Load.Running;

/// <summary>A load, its duration and its pass criteria; one small file each under Scenarios.</summary>
internal abstract class Scenario
{
    /// <value>As it is called on the command line.</value>
    public abstract string Name { get; }

    public abstract string Purpose { get; }

    public abstract Task RunAsync(Run run);
}

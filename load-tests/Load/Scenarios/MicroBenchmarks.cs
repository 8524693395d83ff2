using Ioc.Load.Micro;
using Ioc.Load.Running;

namespace Ioc.Load.Scenarios;

/// <summary>The four hot pieces alone, each beside what bounds it physically.</summary>
internal sealed class MicroBenchmarks : Scenario
{
    public override string Name => "micro";

    public override string Purpose => "reading a record, journal commit, board apply, frame serialisation, each beside its physical bound";

    public override Task RunAsync(Run run)
    {
        Reading.Run(run.Report);
        Committing.Run(run.Report, run.Folder);
        Applying.Run(run.Report);
        Alerting.Run(run.Report);
        Serialising.Run(run.Report);
        return Task.CompletedTask;
    }
}

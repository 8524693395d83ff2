using Ioc.Load.Audit;
using Ioc.Load.Records;
using Ioc.Load.Target;
using Ioc.Load.Timing;

namespace Ioc.Load.Walls;

/// <summary>New dossiers at a steady pace, so that the service has something to make frames of: one frame follows each batch, up to four a second.</summary>
internal sealed class HubTraffic : IDisposable
{
    private readonly WriterCrew _crew;
    private readonly NewAndChanged _stream;

    public HubTraffic(Uri server, int dossiers)
    {
        var plan = DossierPlan.Today(dossiers, TimeSpan.FromHours(8));
        Ledger = new Ledger(plan);
        _stream = new NewAndChanged(plan);
        _crew = new WriterCrew(server, plan, Ledger, writers: 8, batchSize: 10, RecordTemplate.Short);
    }

    public Ledger Ledger { get; }

    public Task RunAsync(double batchesPerSecond, TimeSpan duration) =>
        new OpenLoop(TimeSpan.Zero).RunAsync(Arrivals.Steady(batchesPerSecond, duration), _ => _crew.SendOneAsync(_stream));

    public void Dispose() => _crew.Dispose();
}

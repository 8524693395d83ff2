using Ioc.Kpi.Dossiers;
using Ioc.Simulator.Catalogue;

namespace Ioc.Simulator.Lives;

/// <summary>A whole life of one dossier, from submission to the last thing that will ever happen to it. Reused from dossier to dossier.</summary>
internal sealed class DossierLife
{
    private readonly LifeEvent[] _events = new LifeEvent[20];

    public DossierNumber Number { get; private set; }

    public SimulatedAgency Agency { get; set; } = null!;

    public SimulatedProcedure Procedure { get; set; } = null!;

    public Channel Channel { get; set; }

    /// <summary>`LoaiDoiTuong`: 1 citizen, 2 business, 3 agency, 4 organisation.</summary>
    public int Applicant { get; set; }

    public long Submitted { get; set; }

    public long Due { get; set; }

    /// <summary>The due date once a supplement has come in; 0 when it never moves.</summary>
    public long DueAfterSupplement { get; set; }

    public int Components { get; set; }

    public int Digitised { get; set; }

    public int Reused { get; set; }

    public bool FromNationalStore { get; set; }

    /// <summary>`DuocThanhToanTrucTuyen`: 0 no payment, 1 national portal, 2 another gateway, 3 not online.</summary>
    public int Payment { get; set; }

    public bool IdentityVerified { get; set; }

    public bool ElectronicResult { get; set; }

    /// <summary>Seed of the invented person.</summary>
    public uint Person { get; set; }

    public int Count { get; private set; }

    public ReadOnlySpan<LifeEvent> Events => _events.AsSpan(0, Count);

    public long LastAt => Count == 0 ? 0 : _events[Count - 1].At;

    public void Begin(DossierNumber number)
    {
        Number = number;
        Count = 0;
        DueAfterSupplement = 0;
        Due = 0;
    }

    public void Add(LifeStep step, long at)
    {
        // LastAt reads the last event, so the count may grow only afterwards.
        _events[Count] = new LifeEvent(step, Math.Max(at, LastAt + 1));
        Count++;
    }

    /// <summary>When the step happened by the <paramref name="upTo"/>-th event (included); 0 when it has not.</summary>
    public long TimeOf(LifeStep step, int upTo)
    {
        for (var i = 0; i <= upTo; i++)
        {
            if (_events[i].Step == step)
            {
                return _events[i].At;
            }
        }

        return 0;
    }

    /// <summary>The due date that stands after the <paramref name="upTo"/>-th event; 0 before acceptance.</summary>
    public long DueAt(int upTo)
    {
        if (TimeOf(LifeStep.Accepted, upTo) == 0)
        {
            return 0;
        }

        return DueAfterSupplement != 0 && TimeOf(LifeStep.SupplementReceived, upTo) != 0 ? DueAfterSupplement : Due;
    }
}

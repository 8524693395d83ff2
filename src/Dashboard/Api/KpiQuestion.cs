using Ioc.Kpi.Board;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Dossiers;

namespace Ioc.Dashboard.Api;

/// <summary>What a reader asks of the board: filters that combine, and a period.</summary>
internal sealed record KpiQuestion(string? Agency, string? Procedure, Channel? Channel, PeriodChoice Period)
{
    public Scope ScopeOn(DossierCodes codes) => Scope.Of(codes, Agency, Procedure, Channel);

    public ScopeView View => new(Agency, Procedure, Channel is { } channel ? ChannelNames.Of(channel) : null);
}

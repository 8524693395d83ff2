using Ioc.Dashboard.Api;
using Ioc.Dashboard.Pages.Words;
using Ioc.Dashboard.Text;
using Ioc.Kpi.Counting;
using Ioc.Kpi.Definitions;

namespace Ioc.Browser.Tests.ShowRoom;

/// <summary>The counting rules below a scene, as the server words them.</summary>
internal static class ShowRoomRules
{
    /// <summary>The defaults, for the KPIs of the overview.</summary>
    public static string Usual { get; } = Line(new CountingRules(), ["on-time-rate", "overdue-open", "due-soon", "online-submission-rate"]);

    /// <summary>Every option set to something else, on a scene that all of them touch.</summary>
    public static string Longest { get; } = Line(
        new CountingRules
        {
            OnTimeGranularity = OnTimeGranularity.Instant,
            NoDueDate = NoDueDate.OnTime,
            UnknownChannel = UnknownChannel.Counter,
            Withdrawn = Withdrawn.OnTime,
            FullyOnline = FullyOnline.Lenient,
            DueSoon = TimeSpan.FromHours(36),
            Due = DueDate.Original,
        },
        [.. KpiCatalogue.All.Select(kpi => kpi.Id)]);

    private static string Line(CountingRules rules, string[] kpis) =>
        CountingWords.Line(kpis.Select(id => KpiCatalogue.Find(id)!), CountingView.Of(rules), Texts.Vietnamese);
}

using System.Text.Json;
using Ioc.Kpi.Definitions;
using Ioc.Testing;
using Xunit;

namespace Ioc.Dashboard.Tests.Recipes;

/// <summary>
/// Follows the recipe of CONTRIBUTING.md, "A KPI: two files": one file beside the sources of the project Kpi, the entries of `vi.json`, and nothing
/// else. The project is compiled with that file, and the dashboard as it was built answers with it.
/// </summary>
public sealed class NewKpiTests : IDisposable
{
    private const string Id = "postal-submission-rate";
    private const string Name = "Tỷ lệ nộp qua bưu chính";
    private const string Formula = "Số hồ sơ nộp qua bưu chính chia số hồ sơ tiếp nhận";

    private const string Definition = """
        using Ioc.Kpi.Dossiers;

        namespace Ioc.Kpi.Definitions;

        /// <summary>K90: received by post ÷ received.</summary>
        public sealed class PostalSubmissionRate : CountedKpi
        {
            private static readonly FlowMeasure Postal =
                new("postal", FlowDay.Received, static (in dossier) => dossier.Content.Channel == Channel.Postal ? 1 : 0);

            public override int Number => 90;

            public override string Id => "postal-submission-rate";

            public override KpiUnit Unit => KpiUnit.Percent;

            public override KpiDirection Direction => KpiDirection.HigherIsBetter;

            public override KpiBase Base => KpiBase.Received;

            public override string Formula => "received with channel postal ÷ received";

            public override IReadOnlyList<Measure> Numerator { get; } = [Postal];

            public override Measure? Denominator => Counts.Received;
        }
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_kpi_of_two_files_comes_out_everywhere()
    {
        Assert.Null(KpiCatalogue.Find(Id));
        var texts = Sources.Read("src/Dashboard/Text/vi.json")
            .Replace("\"kpi\": {", $"\"kpi\": {{\n    \"{Id}\": \"{Name}\",", StringComparison.Ordinal)
            .Replace("\"kpi-formula\": {", $"\"kpi-formula\": {{\n    \"{Id}\": \"{Formula}\",", StringComparison.Ordinal);
        var library = await KpiLibrary.CompileAsync(Definition, _folder.Path);

        var told = await NewKpiContext.RunAsync(library, texts, Id);

        Assert.Equal(KpiCatalogue.All.Select(kpi => kpi.Id).Append(Id), told["catalogue"].Split(' '));
        using var item = JsonDocument.Parse(told["item"]);
        Assert.Equal("id,name,unit,value,numerator,denominator,status,target,ageSeconds,sources", JsonShape.Of(item.RootElement));
        Assert.Equal(
            (Name, "percent", 25.0, 1, 4),
            (item.RootElement.GetProperty("name").GetString(), item.RootElement.GetProperty("unit").GetString(), item.RootElement.GetProperty("value").GetDouble(),
                item.RootElement.GetProperty("numerator").GetInt32(), item.RootElement.GetProperty("denominator").GetInt32()));
        using var parts = JsonDocument.Parse(told["breakdown"]);
        Assert.Equal(
            [("H49.101", 0.0), ("H49.12", 100.0 / 3)],
            parts.RootElement.GetProperty("items").EnumerateArray().Select(part => (part.GetProperty("key").GetString()!, part.GetProperty("value").GetDouble())).Order());
        Assert.Contains(Name, told["board-page"], StringComparison.Ordinal);
        Assert.Contains(Formula, told["kpi-page"], StringComparison.Ordinal);
        Assert.Contains("25,0", told["kpi-page"], StringComparison.Ordinal);
        Assert.Equal($"{Name} 25,0 1/4", told["tile"]);
    }
}

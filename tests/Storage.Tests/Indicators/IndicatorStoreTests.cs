using Ioc.Kpi.Indicators;
using Ioc.Kpi.Time;
using Ioc.Storage.Indicators;
using Ioc.Testing;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Ioc.Storage.Tests.Indicators;

public sealed class IndicatorStoreTests : IDisposable
{
    private const string Kpi = "archive-digitised-rate";

    // 01:00 on 21 November in Viet Nam, still the 20th elsewhere.
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 18, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 11, 21);
    private readonly TemporaryFolder _folder = new();

    private string FilePath => _folder.File("indicators.db");

    public void Dispose() => _folder.Dispose();

    private IndicatorStore Store() => new(FilePath, LocalTime.Vietnam);

    private static IndicatorDraft Draft(double? value = 30) => new() { KpiId = Kpi, Value = value, AsOf = Today, Evidence = "Báo cáo 275" };

    [Fact]
    public void A_new_store_has_no_entry() => Assert.Empty(Store().Load().History(Kpi, null));

    [Fact]
    public void An_entry_comes_back_without_loss_after_a_restart()
    {
        var full = new IndicatorDraft
        {
            KpiId = "centre-readiness",
            Agency = "H49.101",
            Value = 54,
            Numerator = 54,
            Denominator = 54,
            AsOf = Today,
            Evidence = "Biên bản\nngày 20/11",
            Link = "https://tinh.example/a",
            Note = "đủ",
        };
        Assert.True(Store().TryAdd(full, "an.nguyen", Now, out var first, out _));
        Assert.True(Store().TryAdd(Draft(33.3), "binh", Now.AddSeconds(1), out var second, out _));

        var book = Store().Load();

        Assert.Equal(new IndicatorEntry(1, full, "an.nguyen", Now), first);
        Assert.Equal([first!], book.History("centre-readiness", "H49.101"));
        Assert.Equal([second!], book.History(Kpi, null));
        Assert.Equal(33.3, book.Current(Kpi, null, Today)!.Value);
    }

    [Fact]
    public void What_breaks_a_rule_is_not_stored()
    {
        Assert.False(Store().TryAdd(Draft() with { Evidence = "CCCD 022099001234" }, "an", Now, out var entry, out var problems));
        Assert.False(Store().TryAdd(Draft() with { AsOf = Today.AddDays(1) }, "an", Now, out _, out _));

        Assert.Null(entry);
        Assert.Equal(IndicatorFault.PersonalNumber, Assert.Single(problems).Fault);
        Assert.Empty(Store().Load().History(Kpi, null));
    }

    [Fact]
    public void A_correction_is_a_row_of_its_own_and_the_first_stays()
    {
        Store().TryAdd(Draft(90), "an", Now, out var wrong, out _);
        Assert.True(Store().TryAdd(Draft(9) with { Supersedes = wrong!.Id }, "binh", Now, out var right, out _));

        var book = Store().Load();

        Assert.Equal([right!, wrong], book.History(Kpi, null));
        Assert.Equal(9, book.Current(Kpi, null, Today)!.Value);
        Assert.Equal(2L, SqliteFile.Ask<long>(FilePath, "SELECT count(*) FROM indicator_entry"));
    }

    [Fact]
    public void A_correction_must_name_an_entry_of_the_same_thing_that_still_stands()
    {
        Store().TryAdd(Draft(), "an", Now, out var first, out _);

        Assert.Equal(IndicatorFault.UnknownSuperseded, Refusal(Draft() with { Supersedes = 99 }));
        Assert.Equal(IndicatorFault.OtherSuperseded, Refusal(Draft() with { Supersedes = first!.Id, Agency = "H49.01" }));
        Assert.Equal(IndicatorFault.OtherSuperseded, Refusal(Draft() with { Supersedes = first.Id, KpiId = "satisfaction-rate" }));
        Assert.True(Store().TryAdd(Draft(null) with { Supersedes = first.Id, Note = "nhầm đơn vị" }, "an", Now, out var back, out _));
        Assert.Equal(IndicatorFault.AlreadySuperseded, Refusal(Draft() with { Supersedes = first.Id }));
        Assert.Equal(IndicatorFault.AlreadySuperseded, Refusal(Draft() with { Supersedes = back!.Id }));
        Assert.Null(Store().Load().Current(Kpi, null, Today));
    }

    [Fact]
    public async Task Of_many_corrections_of_one_entry_at_once_one_is_taken()
    {
        Store().TryAdd(Draft(), "an", Now, out var first, out _);

        var taken = await Task.WhenAll(Enumerable.Range(1, 12).Select(number => Task.Run(() =>
            Store().TryAdd(Draft(number) with { Supersedes = first!.Id }, $"by {number}", Now, out _, out var problems)
                || (Assert.Single(problems).Fault == IndicatorFault.AlreadySuperseded ? false : throw new InvalidOperationException(problems[0].ToString())))));

        Assert.Single(taken, true);
        Assert.Equal(2, Store().Load().History(Kpi, null).Count);
    }

    [Fact]
    public async Task Many_entries_at_once_are_all_kept()
    {
        await Task.WhenAll(Enumerable.Range(1, 24).Select(number => Task.Run(() =>
            Assert.True(Store().TryAdd(Draft(number), "an", Now, out _, out _)))));

        Assert.Equal(Enumerable.Range(1, 24).Select(number => (double?)number), Store().Load().History(Kpi, null).Select(entry => entry.What.Value).Order());
    }

    [Fact]
    public void What_was_acknowledged_survives_a_kill()
    {
        Store().TryAdd(Draft(10), "an", Now, out _, out _);
        using var reader = new SqliteConnection($"Data Source={FilePath};Pooling=False");
        reader.Open();
        using var hold = reader.CreateCommand();

        // A connection of its own keeps the log from being moved into the file.
        hold.CommandText = "SELECT count(*) FROM indicator_entry";
        hold.ExecuteScalar();
        Store().TryAdd(Draft(11), "an", Now, out _, out _);

        var copy = new IndicatorStore(SqliteFile.CopyAsAfterKill(FilePath, "copy.db"), LocalTime.Vietnam);

        Assert.Equal(11, copy.Load().Current(Kpi, null, Today)!.Value);
    }

    [Theory]
    [InlineData("UPDATE indicator_entry SET value = 99")]
    [InlineData("DELETE FROM indicator_entry")]
    public void Entries_cannot_be_changed_or_deleted(string sql)
    {
        Store().TryAdd(Draft(), "an", Now, out _, out _);

        Assert.Throws<SqliteException>(() => SqliteFile.Execute(FilePath, sql));
    }

    private IndicatorFault Refusal(IndicatorDraft draft)
    {
        Assert.False(Store().TryAdd(draft, "an", Now, out _, out var problems));
        return Assert.Single(problems).Fault;
    }
}

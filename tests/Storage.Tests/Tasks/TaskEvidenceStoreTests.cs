using Ioc.Kpi.Indicators;
using Ioc.Kpi.Plans;
using Ioc.Kpi.Plans.Tasks;
using Ioc.Kpi.Time;
using Ioc.Storage.Tasks;
using Ioc.Testing;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Ioc.Storage.Tests.Tasks;

public sealed class TaskEvidenceStoreTests : IDisposable
{
    // 01:00 on 21 November in Viet Nam, still the 20th elsewhere.
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 18, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 11, 21);
    private static readonly PlanTask Once = Task("A", PlanCadence.Once);
    private static readonly PlanTask Monthly = Task("M", PlanCadence.Monthly);
    private readonly TemporaryFolder _folder = new();

    private string FilePath => _folder.File("tasks.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_entry_comes_back_without_loss_after_a_restart()
    {
        var full = Draft() with { Document = "Báo cáo 275\nngày 20/11", Link = "https://tinh.example/a", Note = "đủ" };
        Assert.True(Store().TryAdd(full, Once, "an.nguyen", Now, out var entry, out _));

        var book = Store().Load();

        Assert.Equal(new TaskEvidenceEntry(1, full, "an.nguyen", Now), entry);
        Assert.Equal([entry!], book.History("of-test", "A"));
        Assert.Equal(Today, book.Evidence[("of-test", "A")].DoneOn);
        Assert.Empty(book.History("other", "A"));
    }

    [Fact]
    public void A_future_day_and_an_unknown_task_are_not_stored()
    {
        Assert.Equal(IndicatorFault.DateInFuture, Refusal(Draft() with { DoneOn = Today.AddDays(1) }, Once));
        Assert.Equal(IndicatorFault.UnknownTask, Refusal(Draft() with { Task = "Z" }, null));
        Assert.Empty(Store().Load().Evidence);
    }

    [Fact]
    public void Evidence_is_withdrawn_once_and_can_then_be_entered_again()
    {
        Store().TryAdd(Draft(), Once, "an", Now, out var first, out _);
        var withdrawal = Draft() with { DoneOn = null, Note = "nhầm nhiệm vụ", Supersedes = first!.Id };
        Assert.True(Store().TryAdd(withdrawal, Once, "binh", Now, out var back, out _));

        Assert.Equal(IndicatorFault.AlreadySuperseded, Refusal(withdrawal, Once));
        Assert.Equal(IndicatorFault.AlreadySuperseded, Refusal(withdrawal with { Supersedes = back!.Id }, Once));
        Assert.Empty(Store().Load().Evidence);
        Assert.True(Store().TryAdd(Draft(), Once, "an", Now, out _, out _));
        Assert.Equal(3, Store().Load().History("of-test", "A").Count);
    }

    [Fact]
    public void A_correction_must_name_an_entry_of_the_same_task()
    {
        Store().TryAdd(Draft(), Once, "an", Now, out var first, out _);

        Assert.Equal(IndicatorFault.UnknownSuperseded, Refusal(Draft() with { Supersedes = 99 }, Once));
        Assert.Equal(IndicatorFault.OtherSuperseded, Refusal(Draft() with { Task = "M", Supersedes = first!.Id }, Monthly));
        Assert.Equal(IndicatorFault.OtherSuperseded, Refusal(Draft() with { Plan = "other", Supersedes = first.Id }, Once));
    }

    [Fact]
    public void A_task_done_once_has_one_entry_and_a_recurring_one_a_report_each_time()
    {
        Assert.True(Store().TryAdd(Draft(), Once, "an", Now, out _, out _));
        Assert.Equal(IndicatorFault.AlreadyDone, Refusal(Draft(), Once));
        Assert.True(Store().TryAdd(Draft() with { Task = "M", DoneOn = Today.AddMonths(-1) }, Monthly, "an", Now, out _, out _));
        Assert.True(Store().TryAdd(Draft() with { Task = "M" }, Monthly, "an", Now, out _, out _));

        Assert.Equal([Today.AddMonths(-1), Today], Store().Load().Evidence[("of-test", "M")].Reports);
    }

    [Fact]
    public async Task Of_many_who_enter_the_same_task_at_once_one_is_taken()
    {
        var taken = await System.Threading.Tasks.Task.WhenAll(Enumerable.Range(1, 12).Select(number => System.Threading.Tasks.Task.Run(() =>
            Store().TryAdd(Draft(), Once, $"by {number}", Now, out _, out var problems)
                || (Assert.Single(problems).Fault == IndicatorFault.AlreadyDone ? false : throw new InvalidOperationException(problems[0].ToString())))));

        Assert.Single(taken, true);
    }

    [Fact]
    public void What_was_acknowledged_survives_a_kill()
    {
        Store().TryAdd(Draft(), Once, "an", Now, out _, out _);

        Assert.Single(new TaskEvidenceStore(SqliteFile.CopyAsAfterKill(FilePath, "copy.db"), LocalTime.Vietnam).Load().Evidence);
    }

    [Theory]
    [InlineData("UPDATE task_evidence SET done_on = '2026-01-01'")]
    [InlineData("DELETE FROM task_evidence")]
    public void Entries_cannot_be_changed_or_deleted(string sql)
    {
        Store().TryAdd(Draft(), Once, "an", Now, out _, out _);

        Assert.Throws<SqliteException>(() => SqliteFile.Execute(FilePath, sql));
    }

    private TaskEvidenceStore Store() => new(FilePath, LocalTime.Vietnam);

    private IndicatorFault Refusal(TaskEvidenceDraft draft, PlanTask? task)
    {
        Assert.False(Store().TryAdd(draft, task, "an", Now, out _, out var problems));
        return Assert.Single(problems).Fault;
    }

    private static TaskEvidenceDraft Draft() => new() { Plan = "of-test", Task = "A", DoneOn = Today, Document = "Báo cáo 275" };

    private static PlanTask Task(string id, PlanCadence cadence) => new(id, "1", "t", [], [], cadence, null, "p", false, [], null, "1");
}

using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Reading;
using Ioc.Kpi.Time;
using Ioc.Kpi.Validation;
using Xunit;

namespace Ioc.Kpi.Tests.Reading;

public sealed class ImportRowReaderTests : IDisposable
{
    private readonly RecordFixture _rows = new();

    public void Dispose() => _rows.Dispose();

    private static ImportedRow Row => new() { Id = "A-1", Received = "2026-07-06T06:30:51.879147+07:00" };

    [Fact]
    public void Full_row_becomes_an_update()
    {
        var read = _rows.ReadRow(new()
        {
            Id = " A-1 ", Procedure = "Litter & Debris", Agency = " Public Works (PWD) ", Channel = "postal",
            Received = "2026-07-06T06:30:51.879147+07:00", Due = "2026-07-10", Finished = "2026-07-07T08:00:00", Returned = "2026-07-08T08:00:00",
            Status = "Closed", Applicant = "business", Fee = "1", PaidOnline = "0", Digitised = "1", Reused = "0", ResultElectronic = "1",
            Supplements = "2", Paused = "1.5",
        });

        Assert.Equal((RejectionCode.None, Suspicions.None), (read.Rejection, read.Suspicions));
        Assert.Equal((7, Moment.None), (read.Update.Source, read.Update.ChangeTime));
        Assert.Equal(("Public Works (PWD)", "Litter & Debris"), (_rows.AgencyOf(read), _rows.ProcedureOf(read)));
        Assert.Equal((Channel.Postal, ApplicantKind.Business), (read.Content.Channel, read.Content.Applicant));
        Assert.Equal(RecordFixture.At("2026-07-06T06:30:51.879147+07:00"), read.Content.Received);
        Assert.Equal(RecordFixture.At("2026-07-10T00:00:00+07:00"), read.Content.Due);
        Assert.Equal(RecordFixture.At("2026-07-07T08:00:00+07:00"), read.Content.Finished);
        Assert.Equal(RecordFixture.At("2026-07-08T08:00:00+07:00"), read.Content.Returned);
        Assert.Equal((2, 5400u), (read.Content.Supplements, read.Content.PausedSeconds));
        Assert.Equal(
            DossierFacts.FeeKnown | DossierFacts.FeeDue | DossierFacts.PaymentKnown | DossierFacts.DigitisedKnown | DossierFacts.Digitised
            | DossierFacts.ReusedKnown | DossierFacts.ResultKnown | DossierFacts.ElectronicResult | DossierFacts.SupplementsKnown,
            read.Content.Facts);
    }

    [Fact]
    public void Empty_cells_are_unknown()
    {
        var read = _rows.ReadRow(Row);
        Assert.Equal((RejectionCode.None, Suspicions.None, DossierFacts.None), (read.Rejection, read.Suspicions, read.Content.Facts));
        Assert.Equal((0, 0, Channel.Unknown, ApplicantKind.Unknown), (read.Content.Agency, read.Content.Procedure, read.Content.Channel, read.Content.Applicant));
        Assert.Equal(DossierStatus.Processing, read.Content.Status);
    }

    [Theory]
    [InlineData("online", Channel.Online, Suspicions.None)]
    [InlineData("counter", Channel.Counter, Suspicions.None)]
    [InlineData("other", Channel.Other, Suspicions.None)]
    [InlineData("unknown", Channel.Unknown, Suspicions.None)]
    [InlineData("", Channel.Unknown, Suspicions.None)]
    [InlineData("telegraph", Channel.Other, Suspicions.UnknownChannel)]
    [InlineData("Online", Channel.Other, Suspicions.UnknownChannel)]
    public void Channel_words(string word, Channel expected, Suspicions suspicions)
    {
        var row = Row;
        row.Channel = word;
        var read = _rows.ReadRow(row);
        Assert.Equal((expected, suspicions), (read.Content.Channel, read.Suspicions));
    }

    [Theory]
    [InlineData("Closed", "", DossierStatus.Processing)]
    [InlineData("Closed", "2026-07-07", DossierStatus.Finished)]
    [InlineData("rút hồ sơ", "", DossierStatus.Withdrawn)]
    [InlineData("rút hồ sơ", "2026-07-07", DossierStatus.Finished)]
    [InlineData("handed over", "", DossierStatus.Processing)]
    [InlineData("handed over", "2026-07-07", DossierStatus.Returned)]
    public void Finished_column_decides_and_mapped_words_say_the_rest(string word, string finished, byte expected)
    {
        using var rows = new RecordFixture(statuses: new(new Dictionary<string, byte> { ["rút hồ sơ"] = 7, ["handed over"] = 10 }));
        var row = Row;
        row.Finished = finished;
        row.Status = word.Normalize(System.Text.NormalizationForm.FormD);
        var read = rows.ReadRow(row);
        Assert.Equal((expected, Suspicions.None), (read.Content.Status, read.Suspicions));
    }

    [Fact]
    public void Rows_that_cannot_count_are_rejected_with_the_reason()
    {
        Assert.Equal(RejectionCode.MissingId, _rows.ReadRow(new() { Id = " ", Received = "2026-07-06" }).Rejection);
        Assert.Equal(RejectionCode.UnreadableId, _rows.ReadRow(new() { Id = "a\ud800", Received = "2026-07-06" }).Rejection);
        Assert.Equal(RejectionCode.CodeTooLong, _rows.ReadRow(new() { Id = new string('x', 257), Received = "2026-07-06" }).Rejection);
        Assert.Equal(RejectionCode.MissingReceived, _rows.ReadRow(new() { Id = "a" }).Rejection);
        Assert.Equal(RejectionCode.UnreadableReceived, _rows.ReadRow(new() { Id = "a", Received = "today" }).Rejection);
        Assert.Equal(RejectionCode.UnreadableDue, _rows.ReadRow(new() { Id = "a", Received = "2026-07-06", Due = "x" }).Rejection);
        Assert.Equal(RejectionCode.UnreadableFinished, _rows.ReadRow(new() { Id = "a", Received = "2026-07-06", Finished = "x" }).Rejection);
        Assert.Equal(RejectionCode.UnreadableText, _rows.ReadRow(new() { Id = "a", Received = "2026-07-06", Agency = "\udc00" }).Rejection);
        Assert.Equal(RejectionCode.CodeTooLong, _rows.ReadRow(new() { Id = "a", Received = "2026-07-06", Procedure = new string('ơ', 129) }).Rejection);
    }

    [Fact]
    public void Suspect_rows_are_taken()
    {
        Assert.Equal(Suspicions.DueBeforeReceived, _rows.ReadRow(new() { Id = "a", Received = "2026-07-06", Due = "2026-07-05" }).Suspicions);
        Assert.Equal(Suspicions.FinishedBeforeReceived, _rows.ReadRow(new() { Id = "a", Received = "2026-07-06", Finished = "2026-07-05" }).Suspicions);
        Assert.Equal(Suspicions.ReceivedInFuture, _rows.ReadRow(new() { Id = "a", Received = "2026-11-25" }).Suspicions);
    }

    [Theory]
    [InlineData("-1", "-1")]
    [InlineData("two", "NaN")]
    [InlineData("1.5", "soon")]
    public void Cells_that_are_no_numbers_are_unknown(string supplements, string paused)
    {
        var row = Row;
        row.Supplements = supplements;
        row.Paused = paused;
        row.Fee = "yes";
        var read = _rows.ReadRow(row);
        Assert.Equal((DossierFacts.None, 0, 0u), (read.Content.Facts, read.Content.Supplements, read.Content.PausedSeconds));
    }

    [Fact]
    public void Same_id_has_the_same_key_by_either_door() =>
        Assert.Equal(_rows.ReadWith("\"MaHoSo\":\"A-1\"").Update.Key, _rows.ReadRow(Row).Update.Key);
}

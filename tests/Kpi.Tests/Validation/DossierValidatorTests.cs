using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Time;
using Ioc.Kpi.Validation;
using Xunit;

namespace Ioc.Kpi.Tests.Validation;

public sealed class DossierValidatorTests
{
    private static readonly Moment Now = Moment.From(new DateTimeOffset(2026, 11, 23, 3, 0, 0, TimeSpan.Zero));
    private static readonly Moment Earlier = Now.Plus(TimeSpan.FromMicroseconds(-1));

    [Theory]
    [InlineData(1, DoorKind.NationalRecord, RejectionCode.None)]
    [InlineData(3, DoorKind.NationalRecord, RejectionCode.None)]
    [InlineData(1, DoorKind.Import, RejectionCode.MissingReceived)]
    [InlineData(3, DoorKind.Import, RejectionCode.MissingReceived)]
    [InlineData(2, DoorKind.NationalRecord, RejectionCode.MissingReceived)]
    [InlineData(7, DoorKind.NationalRecord, RejectionCode.MissingReceived)]
    [InlineData(10, DoorKind.NationalRecord, RejectionCode.MissingReceived)]
    [InlineData(255, DoorKind.NationalRecord, RejectionCode.MissingReceived)]
    [InlineData(0, DoorKind.NationalRecord, RejectionCode.MissingReceived)]
    public void Without_received_time_only_intake_states_of_the_record_are_taken(byte status, DoorKind door, RejectionCode expected) =>
        Assert.Equal(expected, DossierValidator.Reject(new DossierContent { Status = status }, UnreadableFields.None, door));

    [Theory]
    [InlineData(UnreadableFields.Received | UnreadableFields.Due, RejectionCode.UnreadableReceived)]
    [InlineData(UnreadableFields.Due | UnreadableFields.Finished, RejectionCode.UnreadableDue)]
    [InlineData(UnreadableFields.Finished, RejectionCode.UnreadableFinished)]
    [InlineData(UnreadableFields.None, RejectionCode.None)]
    public void Unreadable_times_reject_with_the_first_reason(UnreadableFields fields, RejectionCode expected)
    {
        var content = new DossierContent { Status = DossierStatus.Accepted, Received = Now };
        Assert.Equal(expected, DossierValidator.Reject(content, fields, DoorKind.NationalRecord));
        Assert.Equal(expected, DossierValidator.Reject(content, fields, DoorKind.Import));
    }

    [Fact]
    public void Instants_are_compared_exactly()
    {
        Assert.Equal(Suspicions.None, Suspect(new() { Received = Now, Due = Now, Finished = Now, Status = 9 }));
        Assert.Equal(Suspicions.DueBeforeReceived, Suspect(new() { Received = Now, Due = Earlier }));
        Assert.Equal(Suspicions.FinishedBeforeReceived, Suspect(new() { Received = Now, Finished = Earlier, Status = 9 }));
        Assert.Equal(Suspicions.None, Suspect(new() { Received = Now.Plus(TimeSpan.FromDays(1)) }));
        Assert.Equal(Suspicions.ReceivedInFuture, Suspect(new() { Received = Now.Plus(TimeSpan.FromDays(1) + TimeSpan.FromMicroseconds(1)) }));
    }

    [Theory]
    [InlineData(1, true, Suspicions.FinishedButOpen)]
    [InlineData(2, true, Suspicions.FinishedButOpen)]
    [InlineData(4, true, Suspicions.FinishedButOpen)]
    [InlineData(5, true, Suspicions.FinishedButOpen)]
    [InlineData(6, true, Suspicions.FinishedButOpen)]
    [InlineData(4, false, Suspicions.None)]
    [InlineData(3, true, Suspicions.None)]
    [InlineData(7, true, Suspicions.None)]
    [InlineData(8, true, Suspicions.None)]
    [InlineData(9, true, Suspicions.None)]
    [InlineData(9, false, Suspicions.FinishTimeMissing)]
    [InlineData(10, false, Suspicions.FinishTimeMissing)]
    [InlineData(255, true, Suspicions.None)]
    public void Status_and_finished_time_must_agree_in_records_only(byte status, bool finished, Suspicions expected)
    {
        var content = new DossierContent { Status = status, Received = Now, Finished = finished ? Now : Moment.None };
        Assert.Equal(expected, Suspect(content));
        Assert.Equal(Suspicions.None, DossierValidator.Suspect(content, DoorKind.Import, Now));
    }

    [Theory]
    [InlineData(9, true, Suspicions.FinishedWithoutResult)]
    [InlineData(10, true, Suspicions.FinishedWithoutResult)]
    [InlineData(255, true, Suspicions.FinishedWithoutResult)]
    [InlineData(9, false, Suspicions.None)]
    [InlineData(7, true, Suspicions.None)]
    [InlineData(8, true, Suspicions.None)]
    [InlineData(3, true, Suspicions.None)]
    public void Finished_record_without_a_result_is_suspect_only_where_a_result_is_known_to_be_required(byte status, bool required, Suspicions expected)
    {
        var content = new DossierContent { Status = status, Received = Now, Finished = Now, Facts = DossierFacts.ResultKnown };
        Assert.Equal(expected, DossierValidator.Suspect(content, DoorKind.NationalRecord, Now, required));
        Assert.Equal(Suspicions.None, DossierValidator.Suspect(content, DoorKind.Import, Now, required));

        content.Facts |= DossierFacts.ElectronicResult;
        Assert.Equal(Suspicions.None, DossierValidator.Suspect(content, DoorKind.NationalRecord, Now, required));
    }

    [Fact]
    public void Dossier_that_has_not_entered_is_not_suspect() =>
        Assert.Equal(Suspicions.None, Suspect(new() { Status = 1, Due = Now, Finished = Now }));

    private static Suspicions Suspect(DossierContent content) => DossierValidator.Suspect(content, DoorKind.NationalRecord, Now);
}

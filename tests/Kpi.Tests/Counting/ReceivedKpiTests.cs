using Xunit;

namespace Ioc.Kpi.Tests.Counting;

/// <summary>Worked examples of the KPIs over what was received: K01, K02, K19, K20, K29.</summary>
public sealed class ReceivedKpiTests
{
    private const string Received = "received=03-02T08:00";

    [Theory]
    [InlineData("", 0)]
    [InlineData(Received, 1)]
    [InlineData(Received + " due=03-05T17:00 finished=03-04T10:00", 1)]
    [InlineData(Received + " status=3 refused=03-04T10:00", 1)]
    [InlineData(Received + " status=5; " + Received + " status=6", 2)]
    [InlineData(Received + " status=7 changed=03-04T10:00; " + Received + " status=8 changed=03-04T10:00", 2)]
    [InlineData("status=1 changed=03-02T08:00", 0)]
    [InlineData("status=3 refused=03-02T08:00", 0)]
    [InlineData("id=a " + Received + " finished=03-04T10:00; id=a " + Received + " finished=03-04T10:00 status=4 changed=03-05T08:00", 1)]
    [InlineData("id=a " + Received + "; id=a received=02-27T08:00 changed=03-05T08:00", 0)]
    [InlineData("received=02-28T23:59; received=03-01T00:00; received=03-20T10:30; received=03-20T23:59; received=03-21T00:00", 3)]
    public void Received_counts_what_entered_in_the_period_whatever_happened_later(string dossiers, int received) =>
        WorkedBoard.AssertReading(new WorkedBoard(dossiers).Read("received-dossiers"), received, null, received);

    [Theory]
    [InlineData("", 0, 0, null, false)]
    [InlineData(Received + " applicant=business channel=online", 1, 1, 100.0, true)]
    [InlineData(Received + " applicant=business channel=online; " + Received + " applicant=business channel=counter", 1, 2, 50.0, true)]
    [InlineData(Received + " applicant=business; " + Received + " applicant=business channel=online", 1, 2, 50.0, true)]
    [InlineData(Received + " applicant=citizen channel=online", 0, 0, null, true)]
    [InlineData(Received + " applicant=organisation channel=online; " + Received + " applicant=agency channel=online", 0, 0, null, true)]
    [InlineData(Received + " channel=online", 0, 0, null, false)]
    [InlineData("status=3 applicant=business channel=online refused=03-02T08:00", 0, 0, null, false)]
    [InlineData(Received + " applicant=business channel=online status=7; received=02-27T08:00 applicant=business channel=counter", 1, 1, 100.0, true)]
    public void Businesses_online_are_seen_against_businesses(string dossiers, int numerator, int denominator, double? value, bool applicable) =>
        WorkedBoard.AssertReading(new WorkedBoard(dossiers).Read("business-online-rate"), numerator, denominator, value, applicable);

    [Theory]
    [InlineData("", 0, 0, null, false)]
    [InlineData(Received + " verified=1", 1, 1, 100.0, true)]
    [InlineData(Received + " store=1", 1, 1, 100.0, true)]
    [InlineData(Received + " population=1", 1, 1, 100.0, true)]
    [InlineData(Received + " verified=1 store=1 population=1; " + Received + " verified=0 store=0 population=0", 1, 2, 50.0, true)]
    [InlineData(Received + " verified=0; " + Received, 0, 1, 0.0, true)]
    [InlineData(Received, 0, 0, null, false)]
    [InlineData("received=02-27T08:00 verified=1", 0, 0, null, true)]
    [InlineData(Received + " verified=1 status=8; " + Received + " verified=0 status=3", 1, 2, 50.0, true)]
    public void Single_entry_needs_an_account_a_store_or_a_database(string dossiers, int numerator, int denominator, double? value, bool applicable) =>
        WorkedBoard.AssertReading(new WorkedBoard(dossiers).Read("single-entry-rate"), numerator, denominator, value, applicable);

    [Theory]
    [InlineData("", 0, 0, null, false)]
    [InlineData(Received + " channel=online", 1, 1, 100.0, true)]
    [InlineData(Received + " channel=counter", 0, 1, 0.0, true)]
    [InlineData(Received + " channel=other", 0, 1, 0.0, true)]
    [InlineData(
        Received + " channel=online; " + Received + " channel=counter; " + Received + " channel=postal; " + Received + " channel=other",
        1, 4, 25.0, true)]
    [InlineData(Received + " channel=online; " + Received + " channel=online; " + Received + " channel=counter", 2, 3, 66.666667, true)]
    [InlineData(Received + " channel=online; " + Received, 1, 1, 100.0, true)]
    [InlineData(Received, 0, 0, null, false)]
    [InlineData("received=02-27T08:00 channel=online; " + Received, 0, 0, null, true)]
    [InlineData(Received + " channel=online status=3 refused=03-03T08:00; " + Received + " channel=counter status=7", 1, 2, 50.0, true)]
    [InlineData("status=3 channel=online refused=03-02T08:00", 0, 0, null, false)]
    [InlineData("id=a " + Received + " channel=online; id=a " + Received + " channel=counter changed=03-03T08:00", 0, 1, 0.0, true)]
    public void Online_submission_is_seen_against_the_known_channels(
        string dossiers, int numerator, int denominator, double? value, bool applicable) =>
        WorkedBoard.AssertReading(new WorkedBoard(dossiers).Read("online-submission-rate"), numerator, denominator, value, applicable);

    [Theory]
    [InlineData("", 0, 0, null, false)]
    [InlineData(Received + " supplements=1", 1, 1, 100.0, true)]
    [InlineData(Received + " supplements=3; " + Received + " supplements=0", 1, 2, 50.0, true)]
    [InlineData(Received + " supplements=1; " + Received + " supplements=0; " + Received, 1, 2, 50.0, true)]
    [InlineData(Received + " status=5", 0, 0, null, false)]
    [InlineData(Received + " supplements=2 status=7; " + Received + " supplements=1 status=8", 2, 2, 100.0, true)]
    [InlineData("received=02-27T08:00 supplements=1", 0, 0, null, true)]
    [InlineData("status=3 supplements=1 refused=03-02T08:00", 0, 0, null, false)]
    [InlineData("id=a " + Received + " supplements=0; id=a " + Received + " supplements=1 status=5 changed=03-03T08:00", 1, 1, 100.0, true)]
    public void Supplement_requests_are_counted_by_dossier_where_they_are_known(
        string dossiers, int numerator, int denominator, double? value, bool applicable) =>
        WorkedBoard.AssertReading(new WorkedBoard(dossiers).Read("supplement-rate"), numerator, denominator, value, applicable);
}

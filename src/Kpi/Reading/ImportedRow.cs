namespace Ioc.Kpi.Reading;

/// <summary>The cells of one import row by column (contracts.md, "Taking updates"). A column that the file does not have stays empty.</summary>
public ref struct ImportedRow
{
    public ReadOnlySpan<char> Id;
    public ReadOnlySpan<char> Procedure;
    public ReadOnlySpan<char> Agency;
    public ReadOnlySpan<char> Channel;
    public ReadOnlySpan<char> Received;
    public ReadOnlySpan<char> Due;
    public ReadOnlySpan<char> Finished;
    public ReadOnlySpan<char> Status;
    public ReadOnlySpan<char> Returned;
    public ReadOnlySpan<char> Applicant;
    public ReadOnlySpan<char> Fee;
    public ReadOnlySpan<char> PaidOnline;
    public ReadOnlySpan<char> Digitised;
    public ReadOnlySpan<char> Reused;
    public ReadOnlySpan<char> ResultElectronic;
    public ReadOnlySpan<char> Supplements;
    public ReadOnlySpan<char> Paused;
}

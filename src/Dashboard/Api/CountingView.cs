namespace Ioc.Dashboard.Api;

/// <summary>The counting rules in force (`Ioc:Counting`).</summary>
public sealed record CountingView(
    string Granularity, string NoDueDate, string UnknownChannel, string Withdrawn, string FullyOnline, string Due, double? DueSoonHours);

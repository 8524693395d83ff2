namespace Ioc.Dashboard.Api;

/// <summary>Local days, both included; null bounds when there is not one dossier.</summary>
public sealed record PeriodView(DateOnly? From, DateOnly? To);

namespace Ioc.Dashboard.Api;

/// <summary>
/// The local days that the answer covers, both included and today the latest. Null bounds mean that it covers none, because the first day
/// asked for is still to come, or `all` finds no dossier: nothing happened then, and the stocks are those of now.
/// </summary>
public sealed record PeriodView(DateOnly? From, DateOnly? To);

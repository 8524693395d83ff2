using Ioc.Kpi.Accounts;

namespace Ioc.Dashboard.Pages;

/// <summary>Who is signed in and looks at a page.</summary>
/// <param name="Name">The name of the account.</param>
/// <param name="Role">What it may do.</param>
public sealed record Visitor(string Name, Role Role);

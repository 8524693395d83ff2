namespace Ioc.Testing;

/// <summary>How a command of the program ended, and what it printed.</summary>
public sealed record IocResult(int ExitCode, string Output, string Error);

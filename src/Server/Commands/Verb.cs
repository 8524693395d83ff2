namespace Ioc.Server.Commands;

/// <summary>The commands of `ioc`.</summary>
internal enum Verb
{
    Serve,
    Import,
    CheckConfig,
    ContinueJournal,
    User,
    Audit,
    RebuildSeries,
    CheckRules,
    TestRules,
    Help,
    Refused,
}

namespace Ioc.Jobs.Alerts.Text;

/// <summary>A message in words, before it takes the form of a channel. Every text is one line without control characters; none is escaped.</summary>
/// <param name="Subject">The whole in one line.</param>
/// <param name="Lead">Why it is sent; empty where that needs no words.</param>
/// <param name="Parts">One for each alert that is named.</param>
/// <param name="Omitted">How many are not named, in words; empty where none.</param>
/// <param name="Footer">Who sends it, when, and to whom.</param>
internal sealed record Letter(string Subject, string Lead, IReadOnlyList<LetterPart> Parts, string Omitted, string Footer);

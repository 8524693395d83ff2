namespace Ioc.Ingest.Board;

/// <summary>What is durable does not suffice to build the board; a person has to restore it.</summary>
internal sealed class BoardIncompleteException(string message) : Exception(message);

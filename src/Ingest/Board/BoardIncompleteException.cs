namespace Ioc.Ingest.Board;

/// <summary>What is durable does not suffice to build the board; a person has to restore it.</summary>
public sealed class BoardIncompleteException(string message) : Exception(message);

namespace Ioc.Load.Records;

/// <summary>One update: which dossier, and which step of its life (0 = received).</summary>
internal readonly record struct UpdateRef(int Dossier, byte Step);

namespace Ioc.Dashboard.Scenes;

/// <summary>A line of a panel of targets: the heading of a plan and deadline, or a target. Texts are as they are shown.</summary>
/// <param name="Title">What the heading or the target says.</param>
/// <param name="Standing">`met`, `on-course`, `behind`, `missed` or `no-data`; null for a heading.</param>
/// <param name="Word">The standing in words.</param>
/// <param name="Value">Value and target.</param>
/// <param name="Time">Days left, or that it is over.</param>
/// <param name="Need">What every working day must bring; empty where nothing is to be said.</param>
/// <param name="Bar">Null where there is nothing to draw.</param>
public sealed record TargetLine(string Title, string? Standing, string Word, string Value, string Time, string Need, TargetBar? Bar);

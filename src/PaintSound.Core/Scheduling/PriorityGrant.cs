namespace PaintSound.Core.Scheduling;

/// <summary>What the system said to a higher priority.</summary>
/// <param name="IsGranted">False if it gave nothing, or less than was asked for.</param>
/// <param name="Says">What was given, or why not: a part of a sentence.</param>
public sealed record PriorityGrant(bool IsGranted, string Says);

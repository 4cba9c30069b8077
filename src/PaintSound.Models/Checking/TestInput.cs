namespace PaintSound.Models.Checking;

/// <summary>Something to show or play to a network.</summary>
/// <param name="Name">What a person calls it.</param>
/// <param name="Data">Pixels or log-mel, as the network takes them.</param>
internal sealed record TestInput<T>(string Name, T[] Data);

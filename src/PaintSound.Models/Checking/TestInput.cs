namespace PaintSound.Models.Checking;

/// <summary>A test picture or test sound.</summary>
/// <param name="Name">Its name in messages.</param>
/// <param name="Data">RGB bytes or log-mel values, in the layout of the network input.</param>
internal sealed record TestInput<T>(string Name, T[] Data);

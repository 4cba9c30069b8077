namespace PaintSound.Library.Mapping;

/// <summary>What an update of the map did.</summary>
/// <param name="Excerpts">Excerpts on the map.</param>
/// <param name="Paintings">Paintings on the map.</param>
/// <param name="Placed">How many of both were placed now; the others stayed where they were.</param>
public sealed record MapReport(int Excerpts, int Paintings, int Placed);

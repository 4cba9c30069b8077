namespace PaintSound.Library.Search.Neighbours;

/// <summary>Reads the vector of a row.</summary>
/// <param name="row">The row.</param>
/// <param name="vector">Receives the vector.</param>
public delegate void VectorReading(int row, Span<float> vector);

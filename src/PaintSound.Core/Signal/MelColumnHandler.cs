namespace PaintSound.Core.Signal;

/// <summary>Receives a column as soon as its last sample has come.</summary>
/// <param name="column"><see cref="MelSettings.Bands"/> values of log-mel; valid only during the call.</param>
/// <param name="index">From 0 at the beginning of the stream; the column ends with sample (index + 1) hop.</param>
public delegate void MelColumnHandler(ReadOnlySpan<float> column, long index);

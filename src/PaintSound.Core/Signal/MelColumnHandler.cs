namespace PaintSound.Core.Signal;

/// <summary>Handles a mel column, as soon as its last sample has arrived.</summary>
/// <param name="column"><see cref="MelSettings.Bands"/> values of log-mel; valid only during the call.</param>
/// <param name="index">The index of the column from the start of the stream, from 0. The column ends with sample (index + 1) hop.</param>
public delegate void MelColumnHandler(ReadOnlySpan<float> column, long index);

namespace PaintSound.Web.Takes;

/// <summary>A take, for its page. Times are seconds from the start of the performance.</summary>
/// <param name="Name">The name of the take.</param>
/// <param name="Started">When the performance started.</param>
/// <param name="Start">The first moment that is kept.</param>
/// <param name="End">The end.</param>
/// <param name="HasMusic">True if there was music.</param>
/// <param name="CanvasAspect">Width of the canvas divided by its height.</param>
/// <param name="Bands">Bands of the spectrograms.</param>
/// <param name="ColumnsPerSecond">Columns per second of a part of the spectrogram.</param>
/// <param name="Excerpts">The selected excerpts, in order.</param>
/// <param name="Paintings">The selected paintings, in order.</param>
/// <param name="Onsets">The touches of the brush.</param>
/// <param name="Strokes">Start and end of each stroke, one after the other.</param>
/// <param name="Congruity">Time, value and confidence of each reading, one after the other.</param>
public sealed record TakeDto(
    string Name, DateTimeOffset Started, double Start, double End, bool HasMusic, double CanvasAspect, int Bands, double ColumnsPerSecond,
    IReadOnlyList<TakeSelectionDto> Excerpts, IReadOnlyList<TakeSelectionDto> Paintings,
    IReadOnlyList<double> Onsets, IReadOnlyList<double> Strokes, IReadOnlyList<double> Congruity);

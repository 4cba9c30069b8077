namespace PaintSound.Core.Signal;

/// <summary>
/// How sound becomes the picture that the networks hear (paper, 3.1: 16 kHz, 100 mel filters, a column every 12.5 ms, 4 s).
/// Part of a network's manifest, because a network only understands the mel that it was trained on.
/// </summary>
/// <param name="SampleRate">Hz.</param>
/// <param name="Hop">Samples from one column to the next.</param>
/// <param name="Window">Samples under the periodic Hann window, the newest last.</param>
/// <param name="Fft">Length of the transform; the window is padded with zeros to it.</param>
/// <param name="Bands">Triangular filters of unit height on the HTK mel scale.</param>
/// <param name="Columns">Columns in four seconds.</param>
/// <param name="MinHz">Lower edge of the lowest filter in Hz.</param>
/// <param name="MaxHz">Upper edge of the highest filter in Hz.</param>
/// <param name="Floor">Added to the power before the natural logarithm.</param>
public sealed record MelSettings(
    int SampleRate = 16_000,
    int Hop = 200,
    int Window = 800,
    int Fft = 1024,
    int Bands = 100,
    int Columns = 320,
    double MinHz = 30,
    double MaxHz = 8000,
    double Floor = 1e-5);

namespace PaintSound.Core.Signal;

/// <summary>
/// The settings of the log-mel input of a network (paper, 3.1: 16 kHz, 100 mel filters, a column every 12.5 ms, 4 s). They are part of the
/// network's manifest, because a network works only with the mel settings that it was trained with.
/// </summary>
/// <param name="SampleRate">The sample rate in Hz.</param>
/// <param name="Hop">The number of samples between two columns.</param>
/// <param name="Window">The length of the periodic Hann window in samples, the newest last.</param>
/// <param name="Fft">The length of the transform in samples; the window is padded with zeros to it.</param>
/// <param name="Bands">The number of triangular filters of unit height on the HTK mel scale.</param>
/// <param name="Columns">The number of columns in 4 s.</param>
/// <param name="MinHz">The lower edge of the lowest filter in Hz.</param>
/// <param name="MaxHz">The upper edge of the highest filter in Hz.</param>
/// <param name="Floor">The value added to the power before the natural logarithm.</param>
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

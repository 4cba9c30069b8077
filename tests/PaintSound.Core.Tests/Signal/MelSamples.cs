using PaintSound.Core.Signal;
using PaintSound.Core.Sources;

namespace PaintSound.Core.Tests.Signal;

/// <summary>Log-mels of 4 s of computed sound, with the default settings.</summary>
internal static class MelSamples
{
    public static MelSettings Settings { get; } = new();

    /// <summary>Returns the log-mel of a sound.</summary>
    /// <param name="sample">The sample at a time in seconds, -1..1.</param>
    public static float[] Of(Func<double, double> sample)
    {
        var mel = new StreamingLogMel(Settings);
        mel.Push([.. Enumerable.Range(0, 4 * ISoundSource.SampleRate).Select(i => (float)sample(i / (double)ISoundSource.SampleRate))]);
        var picture = new float[Settings.Bands * Settings.Columns];
        mel.CopyTo(picture);
        return picture;
    }
}

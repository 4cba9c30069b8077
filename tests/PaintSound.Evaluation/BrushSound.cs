using PaintSound.Core.Brush;
using PaintSound.Core.Signal;
using PaintSound.Performance.Offline;

namespace PaintSound.Evaluation;

/// <summary>Four seconds of brush sound, as the product analyses them.</summary>
/// <param name="Mel">The log-mel, band after band.</param>
/// <param name="Summary">The summary.</param>
internal sealed record BrushSound(float[] Mel, BrushSummary Summary)
{
    /// <summary>Analyses 4 s, 16 kHz mono.</summary>
    public static BrushSound Analyse(float[] samples, MelSettings settings)
    {
        var analyser = new BrushAnalyser(settings, new NullBrushListener(), new OfflineTimeProvider());
        analyser.Process(samples, 0);
        var mel = new float[settings.Bands * settings.Columns];
        analyser.CopyMelTo(mel);
        return new BrushSound(mel, analyser.Summary);
    }
}

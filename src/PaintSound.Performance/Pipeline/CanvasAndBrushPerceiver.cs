using PaintSound.Core.Brush;
using PaintSound.Core.Canvas;
using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Strategies;
using PaintSound.Core.Sources;
using PaintSound.Library.Search;
using PaintSound.Models.Networks;

namespace PaintSound.Performance.Pipeline;

/// <summary>
/// Looks at the canvas and listens to the last four seconds of brush through the networks, and measures how far every excerpt
/// of the library is from both. All its buffers are made once. One thread at a time.
/// </summary>
public sealed class CanvasAndBrushPerceiver
{
    private readonly ExcerptTable _excerpts;
    private readonly ICorrespondenceNetwork _correspondence;
    private readonly ISoundEmbeddingNetwork _embedding;
    private readonly byte[] _picture = new byte[IFrameSource.FrameBytes];
    private readonly float[] _mel;
    private readonly float[] _imageHalf;
    private readonly float[] _rhythm;
    private readonly float[] _timbre;
    private readonly float[] _pooled;
    private bool _hasSeenRest;

    /// <summary>Creates the perceiver and all its buffers.</summary>
    /// <param name="excerpts">The excerpts to score.</param>
    /// <param name="correspondence">Scores image against sound.</param>
    /// <param name="embedding">Embeds the brush sound.</param>
    public CanvasAndBrushPerceiver(ExcerptTable excerpts, ICorrespondenceNetwork correspondence, ISoundEmbeddingNetwork embedding)
    {
        (_excerpts, _correspondence, _embedding) = (excerpts, correspondence, embedding);
        _mel = new float[embedding.Manifest.Mel.Bands * embedding.Manifest.Mel.Columns];
        _imageHalf = new float[correspondence.HalfSize];
        _rhythm = new float[embedding.RhythmSize];
        _timbre = new float[embedding.TimbreSize];
        _pooled = new float[embedding.PooledSize];
        Scores = new Scores(excerpts.Count);
    }

    /// <summary>How far every excerpt was from the canvas and the brush at the latest look and listen.</summary>
    public Scores Scores { get; }

    /// <summary>What the correspondence network made of the canvas at the latest look.</summary>
    public ReadOnlySpan<float> ImageHalf => _imageHalf;

    /// <summary>How much of the canvas was painted at the latest look, 0..1 of its area: since the beginning, or already then.</summary>
    public float Coverage { get; private set; }

    /// <summary>Looks at the canvas. Without change there is nothing new to see, and the networks rest.</summary>
    /// <returns>0..1, how much changed since the last look.</returns>
    public float ProcessCanvas(CanvasAnalyser eye)
    {
        // Seen anew, the canvas has to come to rest anew.
        var (change, rests) = (eye.TakeChange(), eye.IsSettled);
        _hasSeenRest &= rests;
        if (change > 0 || !_hasSeenRest)
        {
            // Until the canvas has been seen at rest every look may be the first that shows it: a camera may begin after the show.
            _hasSeenRest = rests;
            eye.CopySettled(_picture);
            ProcessCanvas(_picture);
            Coverage = Math.Max(eye.Coverage, PaintCoverage.Measure(_picture));
        }

        return change;
    }

    /// <summary>Looks at a picture of 224 x 224 RGB pixels.</summary>
    public void ProcessCanvas(ReadOnlySpan<byte> rgb)
    {
        _correspondence.ComputeImageHalf(rgb, _imageHalf);
        _correspondence.Score(_imageHalf, _excerpts.SoundHalves, Scores.Correspondence);
    }

    /// <summary>Listens to the last four seconds of brush.</summary>
    /// <param name="ear">The ear that heard them.</param>
    /// <param name="controls">How the distance is measured; the network can.</param>
    /// <returns>What the silence rule needs to know.</returns>
    public BrushSummary ProcessBrush(BrushAnalyser ear, ChoosingControls controls)
    {
        ear.CopyMelTo(_mel);
        ProcessBrush(_mel, controls);
        return ear.Summary;
    }

    /// <summary>Listens to four seconds of log-mel, band by band.</summary>
    public void ProcessBrush(ReadOnlySpan<float> mel, ChoosingControls controls)
    {
        _embedding.Embed(mel, _rhythm, _timbre, _pooled);
        if (controls.Distance == SoundDistanceKind.Paper)
        {
            SoundDistance.Paper(_pooled, _excerpts.Pooleds, _excerpts.PooledScale, Scores.SoundDistance);
        }
        else
        {
            SoundDistance.Weighed(_rhythm, _timbre, _excerpts.Rhythms, _excerpts.Timbres, controls.Follow, Scores.SoundDistance);
        }
    }
}

using PaintSound.Core.Beat;
using PaintSound.Core.Brush;
using PaintSound.Core.Canvas;
using PaintSound.Core.Choosing;
using PaintSound.Core.Congruity;
using PaintSound.Core.Control;
using PaintSound.Core.Events;
using PaintSound.Core.Modulation;
using PaintSound.Worker.Show.Settings.Modulations;

namespace PaintSound.Worker.Outputs;

/// <summary>One modulation of the show: follows its source and moves its target.</summary>
/// <param name="settings">The modulation.</param>
/// <param name="target">The target that it moves.</param>
/// <param name="followed">The positions that another worker sends; null if none is followed.</param>
internal sealed class ModulationOutput(ModulationSettings settings, IModulationTarget target, FollowedPositions? followed = null) : IPerformanceOutput
{
    /// <summary>How long the way from the position of another worker to the own one takes.</summary>
    private static readonly TimeSpan FadeLength = TimeSpan.FromSeconds(2);

    private readonly Modulator _modulator = new(settings.Curve, target.Step, settings.Rate) { Depth = settings.Depth };

    private double? _followedPosition;
    private double _position = double.NaN;
    private BeatReading? _beat;
    private TimeSpan _beatAt;
    private long _sent;

    /// <inheritdoc/>
    public string Name => $"modulation {settings.Name}";

    /// <summary>The modulation's name in the show file.</summary>
    public string Modulation => settings.Name;

    /// <summary>The last position of the target, 0..1; NaN before the first. Thread-safe.</summary>
    public double Position => Volatile.Read(ref _position);

    /// <summary>The target, for messages to people.</summary>
    public string TargetName => target.Name;

    /// <summary>The number of values that went to the target. Thread-safe.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    /// <inheritdoc/>
    public void OnControls(ShowState state) => _modulator.Depth = state.Depths[settings.Name];

    /// <inheritdoc/>
    public void OnBrush(in BrushFeatures features)
    {
        Update(ModulationSource.BrushLevel, features.Level);
        Update(ModulationSource.Brightness, features.Brightness);
        Update(ModulationSource.OnsetRate, features.OnsetRate);
        UpdateStroke(features.Stroke);
    }

    /// <inheritdoc/>
    public void OnOnset(TimeSpan at, float strength)
    {
        if (settings.Source == ModulationSource.Onset)
        {
            _modulator.Trigger(strength, at);
        }
    }

    /// <inheritdoc/>
    public void OnCanvas(TimeSpan at, float change) => Update(ModulationSource.CanvasChange, change);

    /// <inheritdoc/>
    public void OnCanvas(TimeSpan at, CanvasFeatures features)
    {
        Update(ModulationSource.CanvasPainted, features.Painted);
        Update(ModulationSource.CanvasLightness, features.Lightness);
        Update(ModulationSource.CanvasColourfulness, features.Colourfulness);
        Update(ModulationSource.CanvasTexture, features.Texture);
        if (features is { HasNewStroke: true, Stroke: { } stroke })
        {
            Update(ModulationSource.StrokeX, stroke.X);
            Update(ModulationSource.StrokeY, stroke.Y);
        }
    }

    /// <inheritdoc/>
    public void OnSelected(Selection selection) => Update(ModulationSource.Correspondence, selection.Correspondence);

    /// <inheritdoc/>
    public void OnCongruity(TimeSpan at, CongruityReading congruity) => Update(ModulationSource.Congruity, congruity.Value);

    /// <inheritdoc/>
    public void OnBeat(TimeSpan at, BeatEvent beat) => (_beat, _beatAt) = (beat.Reading, at);

    /// <inheritdoc/>
    public void OnTick(TimeSpan now)
    {
        if (_beat is { } beat)
        {
            var elapsed = now > _beatAt ? now - _beatAt : TimeSpan.Zero;
            Update(ModulationSource.BeatPhase, (float)beat.PhaseAfter(elapsed));
            Update(ModulationSource.BarPhase, (float)beat.BarPhaseAfter(elapsed));
        }

        if (followed is not null)
        {
            Follow(followed, now);
        }

        if (_modulator.TryMove(now, out var value) && _followedPosition is null)
        {
            Move(value);
        }
    }

    // The target stays where the other worker moved it, until this one takes over. The own smoothing continues meanwhile.
    private void Follow(FollowedPositions others, TimeSpan now)
    {
        if (others.Find(settings.Name) is { } position)
        {
            if (position != _followedPosition)
            {
                _followedPosition = position;
                Move(position);
            }
        }
        else if (!others.IsFollowing && _followedPosition is { } last)
        {
            _followedPosition = null;
            _modulator.ContinueFrom(last, now, FadeLength);
            Move(last);
        }
    }

    private void Move(double position)
    {
        Volatile.Write(ref _position, position);
        target.SetValue(position);
        Interlocked.Increment(ref _sent);
    }

    private void UpdateStroke(in StrokeReading stroke)
    {
        Update(ModulationSource.StrokeLength, stroke.Length);
        Update(ModulationSource.StrokeDirection, (stroke.Direction + 1) / 2);
        Update(ModulationSource.Pressure, stroke.Pressure);
        Update(ModulationSource.Tap, ConfidenceOf(StrokeKind.Tap, stroke));
        Update(ModulationSource.Scrape, ConfidenceOf(StrokeKind.Scrape, stroke));
        Update(ModulationSource.Sweep, ConfidenceOf(StrokeKind.Sweep, stroke));
    }

    private static float ConfidenceOf(StrokeKind kind, in StrokeReading stroke) => stroke.Kind == kind ? stroke.Confidence : 0;

    private void Update(ModulationSource source, float value)
    {
        if (settings.Source == source)
        {
            _modulator.Update(value);
        }
    }
}

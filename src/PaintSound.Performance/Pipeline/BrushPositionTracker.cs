using PaintSound.Core.Brush;
using PaintSound.Core.Brush.Placing;
using PaintSound.Core.Canvas;
using PaintSound.Core.Sources;

namespace PaintSound.Performance.Pipeline;

/// <summary>
/// Tells where the brush is on the canvas: by the sound of several microphones at once, and by what has changed in the picture seconds later. Sound comes
/// from one thread, pictures from another. Does not allocate after its creation.
/// </summary>
public sealed class BrushPositionTracker
{
    private static readonly TimeSpan RealignTime = TimeSpan.FromSeconds(5);

    private readonly BrushPlaceHandler _found;
    private readonly TimeProvider _time;
    private readonly BrushPlacer? _placer;
    private readonly ChangeLocator _locator = new();
    private readonly BrushPlaceChoice _choice = new();
    private readonly byte[] _settled = new byte[IFrameSource.FrameBytes];
    private long _realignedUntil;

    /// <summary>Creates a tracker with silent history.</summary>
    /// <param name="microphones">The microphones; null for one, which cannot tell a place.</param>
    /// <param name="found">Is called with each position, on the thread that brought the sound or the picture.</param>
    /// <param name="time">The session clock; its ticks are the unit of all timestamps.</param>
    public BrushPositionTracker(MicrophoneArray? microphones, BrushPlaceHandler found, TimeProvider time)
    {
        (_found, _time) = (found, time);
        _placer = microphones is null ? null : new BrushPlacer(microphones, OnHeard, time);
    }

    /// <summary>Samples in a frame of the brush: 1, or the number of microphones.</summary>
    public int Channels => _placer?.Channels ?? 1;

    /// <summary>Sets the proportions of the canvas. Thread-safe.</summary>
    /// <param name="aspect">Width divided by height.</param>
    public void SetAspect(double aspect)
    {
        if (_placer is not null)
        {
            _placer.Aspect = aspect;
        }
    }

    /// <summary>Passes a block of sound of several microphones on to the analysis, as one signal.</summary>
    /// <param name="frames">16 kHz: whole interleaved frames of <see cref="Channels"/> samples.</param>
    /// <param name="timestamp">The arrival time of the last sample.</param>
    /// <param name="brush">Analyses the signal, and reports onsets and strokes to this tracker meanwhile.</param>
    /// <exception cref="InvalidOperationException">There is one microphone.</exception>
    public void AddSound(ReadOnlySpan<float> frames, long timestamp, BrushAnalyser brush)
    {
        var placer = _placer ?? throw new InvalidOperationException("One microphone has no place.");
        while (frames.Length > 0)
        {
            var part = frames[..Math.Min(frames.Length, placer.NextFrames * placer.Channels)];
            frames = frames[part.Length..];
            var end = timestamp - (frames.Length / placer.Channels * _time.TimestampFrequency / ISoundSource.SampleRate);
            brush.Process(placer.Mix(part, end), end);
            placer.Locate(part);
        }
    }

    /// <summary>An onset within the sound that is being added.</summary>
    public void AddOnset(long timestamp) => _placer?.AddOnset(timestamp);

    /// <summary>The start or the end of a stroke within the sound that is being added.</summary>
    public void SetStroke(bool started, long timestamp) => _placer?.SetStroke(started, timestamp);

    /// <summary>Looks where the settled canvas has changed.</summary>
    /// <param name="canvas">The analyser of the canvas.</param>
    /// <param name="change">The change since the last call, 0..1.</param>
    /// <param name="timestamp">The time of the step.</param>
    public void AddPicture(CanvasAnalyser canvas, float change, long timestamp)
    {
        // The corners have changed: the next picture differs everywhere, not where the brush was. After a small move, it settles anew where it changed.
        _realignedUntil = canvas.IsRealigning ? timestamp + (long)(RealignTime.TotalSeconds * _time.TimestampFrequency) : _realignedUntil;
        if (!canvas.IsSettled || timestamp < _realignedUntil)
        {
            _locator.Reset();
        }

        if (!canvas.IsSettled || (change <= 0 && _locator.HasPicture))
        {
            return;
        }

        canvas.CopySettled(_settled);
        if (_locator.Locate(_settled) is { } position && _choice.AddCamera(position, _time.GetElapsedTime(0, timestamp)))
        {
            _found(position, timestamp);
        }
    }

    private void OnHeard(BrushPosition position, long timestamp)
    {
        if (_choice.AddMicrophones(position, _time.GetElapsedTime(0, timestamp)))
        {
            _found(position, timestamp);
        }
    }
}

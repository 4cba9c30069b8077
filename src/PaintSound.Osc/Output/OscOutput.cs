using PaintSound.Core.Beat;
using PaintSound.Core.Brush;
using PaintSound.Core.Canvas;
using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Filters;
using PaintSound.Core.Choosing.Paintings;
using PaintSound.Core.Congruity;
using PaintSound.Core.Control;
using PaintSound.Core.Events;
using PaintSound.Core.Framing;
using PaintSound.Core.Sources;
using PaintSound.Osc.Addresses;
using PaintSound.Osc.Codec;

namespace PaintSound.Osc.Output;

/// <summary>
/// Sends the events of a performance with the addresses of the <see cref="Catalogue"/>, one datagram per message. Numbers are clamped to
/// their range. Thread-safe; sends on the caller's thread without waiting. Numbers allocate nothing.
/// </summary>
public sealed class OscOutput : IPerformanceOutput
{
    private const int NumberBytes = 128;
    private static readonly string[] Words = [.. Enum.GetValues<StrokeKind>().Select(Catalogue.Word)];
    private readonly OscSender _sender;
    private readonly OscStateSender _states;
    private readonly OscControlSender _controls;
    private bool _isSounding;

    /// <summary>Creates an output.</summary>
    /// <param name="sender">Sends the datagrams.</param>
    public OscOutput(OscSender sender)
    {
        _sender = sender;
        _states = new(_sender);
        _controls = new(sender);
    }

    /// <summary>The number of messages that were not sent, because their texts are too long.</summary>
    public long TooLong => _sender.TooLong + _controls.TooLong;

    /// <inheritdoc/>
    public string Name => "OSC";

    /// <inheritdoc/>
    public void OnControls(ShowState state) => _controls.Send(state);

    /// <summary>Sends the values of all controls, and all others that are sent only when they change, again, if a message asks for them.</summary>
    /// <param name="message">Any message.</param>
    /// <returns>True if it asked.</returns>
    public bool TryAnswer(OscMessage message)
    {
        if (message.Address != Catalogue.State.Address)
        {
            return false;
        }

        SendAgain();
        return true;
    }

    /// <inheritdoc/>
    public void OnTakeover(TimeSpan at) => SendAgain();

    /// <inheritdoc/>
    public void OnBrush(in BrushFeatures features)
    {
        _sender.Send(Catalogue.BrushLevel, features.Level);
        _sender.Send(Catalogue.BrushBrightness, features.Brightness);
        _sender.Send(Catalogue.BrushRate, features.OnsetRate);
        if (_isSounding && features.Stroke.Length > 0)
        {
            SendStroke(features.Stroke);
        }
    }

    /// <inheritdoc/>
    public void OnOnset(TimeSpan at, float strength) => _sender.Send(Catalogue.BrushOnset, strength);

    /// <inheritdoc/>
    public void OnStroke(TimeSpan at, bool started)
    {
        _isSounding = started;
        _sender.Send(Catalogue.BrushStroke, started ? 1 : 0);
    }

    /// <inheritdoc/>
    public void OnStrokeRead(TimeSpan at, in StrokeReading stroke)
    {
        _isSounding = false;
        SendStroke(stroke);
        if (stroke.Kind != StrokeKind.None)
        {
            Span<byte> packet = stackalloc byte[NumberBytes];
            var writer = Catalogue.StrokeKind.Begin(packet);
            writer.String(Words[(int)stroke.Kind]);
            writer.Float32(Catalogue.StrokeKind.Arguments[1].Clamp(stroke.Confidence));
            _sender.Send(Catalogue.StrokeKind, packet[..writer.Length]);
        }
    }

    /// <inheritdoc/>
    public void OnPosition(TimeSpan at, in BrushPosition position)
    {
        Span<byte> packet = stackalloc byte[NumberBytes];
        var writer = Catalogue.BrushPosition.Begin(packet);
        writer.Float32(Catalogue.BrushPosition.Arguments[0].Clamp(position.X));
        writer.Float32(Catalogue.BrushPosition.Arguments[1].Clamp(position.Y));
        writer.Float32(Catalogue.BrushPosition.Arguments[2].Clamp(position.Confidence));
        _sender.Send(Catalogue.BrushPosition, packet[..writer.Length]);
    }

    /// <inheritdoc/>
    public void OnCanvas(TimeSpan at, float change) => _sender.Send(Catalogue.CanvasChange, change);

    /// <inheritdoc/>
    public void OnCanvas(TimeSpan at, CanvasFeatures features) => _states.Send(features);

    /// <inheritdoc/>
    public void OnSelected(Selection selection)
    {
        if (selection.IsFollowed)
        {
            return;
        }

        _sender.Send(Catalogue.SelectionGain, (float)selection.Excerpt.GainDb);
        var work = selection.Excerpt.Work;
        _sender.Send(
            Catalogue.SelectionMusic,
            [work.Id, work.Title, work.File],
            [(float)selection.Excerpt.StartSeconds, selection.Correspondence, selection.SoundDistance]);
    }

    /// <inheritdoc/>
    public void OnSelected(PaintingSelection selection) => _states.Send(selection);

    /// <inheritdoc/>
    public void OnCongruity(TimeSpan at, CongruityReading congruity)
    {
        _sender.Send(Catalogue.Congruity, congruity.Value);
        _sender.Send(Catalogue.CongruityRaw, congruity.Raw);
        _sender.Send(Catalogue.CongruityConfidence, congruity.Confidence);
    }

    /// <inheritdoc/>
    public void OnFilter(TimeSpan at, FilterReport report) => _states.Send(report);

    /// <inheritdoc/>
    public void OnSource(TimeSpan at, SourceReport report) => _states.Send(report);

    /// <inheritdoc/>
    public void OnLive(TimeSpan at, LiveReport report) => _states.Send(report);

    /// <inheritdoc/>
    public void OnFraming(TimeSpan at, FramingReport report) => _states.Send(report);

    /// <inheritdoc/>
    public void OnBeat(TimeSpan at, BeatEvent beat)
    {
        var reading = beat.Reading;
        _states.SendPlaying(reading.IsPlaying);
        if (reading.IsPlaying)
        {
            Span<byte> packet = stackalloc byte[NumberBytes];
            var writer = Catalogue.Beat.Begin(packet);
            writer.Int32(reading.Bar);
            writer.Int32(reading.Beat);
            writer.Float32(Catalogue.Beat.Arguments[2].Clamp((float)reading.Phase));
            writer.Float32(Catalogue.Beat.Arguments[3].Clamp((float)reading.Tempo));
            _sender.Send(Catalogue.Beat, packet[..writer.Length]);
        }
    }

    /// <inheritdoc/>
    public void OnHeartbeat(TimeSpan at) => _sender.Send(Catalogue.Heartbeat, (int)at.TotalSeconds);

    private void SendAgain()
    {
        _controls.SendAgain();
        _states.SendAgain();
    }

    private void SendStroke(in StrokeReading stroke)
    {
        _sender.Send(Catalogue.StrokeLength, stroke.Length);
        _sender.Send(Catalogue.StrokeDirection, stroke.Direction);
        _sender.Send(Catalogue.BrushPressure, stroke.Pressure);
    }
}

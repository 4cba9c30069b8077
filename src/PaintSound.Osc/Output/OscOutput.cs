using System.Buffers;
using PaintSound.Core.Beat;
using PaintSound.Core.Brush;
using PaintSound.Core.Canvas;
using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Paintings;
using PaintSound.Core.Congruity;
using PaintSound.Core.Control;
using PaintSound.Core.Events;
using PaintSound.Core.Framing;
using PaintSound.Core.Sources;
using PaintSound.Core.Works;
using PaintSound.Osc.Addresses;
using PaintSound.Osc.Codec;

namespace PaintSound.Osc.Output;

/// <summary>
/// Sends the events of a performance with the addresses of the <see cref="Catalogue"/>, one datagram per message. Numbers are clamped to
/// their range. Thread-safe; sends on the caller's thread without waiting. Numbers allocate nothing.
/// </summary>
/// <param name="sender">Sends the datagrams.</param>
public sealed class OscOutput(OscSender sender) : IPerformanceOutput
{
    private const int NumberBytes = 128;
    private static readonly string[] Words = [.. Enum.GetValues<StrokeKind>().Select(Catalogue.Word)];
    private readonly OscControlSender _controls = new(sender);
    private long _tooLong;
    private bool _isSounding;
    private bool? _isPlaying;

    /// <summary>The number of messages that were not sent, because their texts are too long.</summary>
    public long TooLong => Interlocked.Read(ref _tooLong) + _controls.TooLong;

    /// <inheritdoc/>
    public string Name => "OSC";

    /// <inheritdoc/>
    public void OnControls(ShowState state) => _controls.Send(state);

    /// <summary>Sends the values of all controls again, if a message asks for them.</summary>
    /// <param name="message">Any message.</param>
    /// <returns>True if it asked.</returns>
    public bool TryAnswer(OscMessage message)
    {
        if (message.Address != Catalogue.State.Address)
        {
            return false;
        }

        _controls.SendAgain();
        return true;
    }

    /// <inheritdoc/>
    public void OnBrush(in BrushFeatures features)
    {
        Send(Catalogue.BrushLevel, features.Level);
        Send(Catalogue.BrushBrightness, features.Brightness);
        Send(Catalogue.BrushRate, features.OnsetRate);
        if (_isSounding && features.Stroke.Length > 0)
        {
            SendStroke(features.Stroke);
        }
    }

    /// <inheritdoc/>
    public void OnOnset(TimeSpan at, float strength) => Send(Catalogue.BrushOnset, strength);

    /// <inheritdoc/>
    public void OnStroke(TimeSpan at, bool started)
    {
        _isSounding = started;
        Send(Catalogue.BrushStroke, started ? 1 : 0);
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
            sender.Send(Catalogue.StrokeKind, packet[..writer.Length]);
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
        sender.Send(Catalogue.BrushPosition, packet[..writer.Length]);
    }

    /// <inheritdoc/>
    public void OnCanvas(TimeSpan at, float change) => Send(Catalogue.CanvasChange, change);

    /// <inheritdoc/>
    public void OnCanvas(TimeSpan at, CanvasFeatures features)
    {
        Send(Catalogue.CanvasPainted, features.Painted);
        Send(Catalogue.CanvasLightness, features.Lightness);
        Send(Catalogue.CanvasColourfulness, features.Colourfulness);
        Send(Catalogue.CanvasTexture, features.Texture);
        Span<byte> packet = stackalloc byte[NumberBytes];
        for (var rank = 0; rank < features.Colours.Count; rank++)
        {
            var writer = Catalogue.CanvasColour.Begin(packet);
            writer.Int32(rank + 1);
            Write(ref writer, features.Colours[rank].Colour);
            writer.Float32(features.Colours[rank].Share);
            sender.Send(Catalogue.CanvasColour, packet[..writer.Length]);
        }

        if (features is { HasNewStroke: true, Stroke: { } stroke })
        {
            var writer = Catalogue.CanvasStroke.Begin(packet);
            writer.Float32(stroke.X);
            writer.Float32(stroke.Y);
            Write(ref writer, stroke.Colour);
            writer.Float32(stroke.Share);
            sender.Send(Catalogue.CanvasStroke, packet[..writer.Length]);
        }

        var cover = Catalogue.CanvasCover.Begin(packet);
        cover.String(Catalogue.Word(features.Cover));
        sender.Send(Catalogue.CanvasCover, packet[..cover.Length]);
    }

    /// <inheritdoc/>
    public void OnSelected(Selection selection)
    {
        Send(Catalogue.SelectionGain, (float)selection.Excerpt.GainDb);
        SendWork(
            Catalogue.SelectionMusic,
            selection.Excerpt.Work,
            [(float)selection.Excerpt.StartSeconds, selection.Correspondence, selection.SoundDistance]);
    }

    /// <inheritdoc/>
    public void OnSelected(PaintingSelection selection) => SendWork(Catalogue.SelectionPainting, selection.Painting, [selection.Correspondence]);

    /// <inheritdoc/>
    public void OnCongruity(TimeSpan at, CongruityReading congruity)
    {
        Send(Catalogue.Congruity, congruity.Value);
        Send(Catalogue.CongruityRaw, congruity.Raw);
        Send(Catalogue.CongruityConfidence, congruity.Confidence);
    }

    /// <inheritdoc/>
    public void OnSource(TimeSpan at, SourceReport report)
    {
        Span<byte> packet = stackalloc byte[NumberBytes];
        var writer = Catalogue.SourceState.Begin(packet);
        writer.String(Catalogue.Word(report.Source));
        writer.String(Catalogue.Word(report.State));
        sender.Send(Catalogue.SourceState, packet[..writer.Length]);
    }

    /// <inheritdoc/>
    public void OnLive(TimeSpan at, LiveReport report) =>
        SendTexts(Catalogue.LiveReport, [report.Kind.ToString().ToLowerInvariant(), report.Text], [(float)report.After.TotalSeconds]);

    /// <inheritdoc/>
    public void OnFraming(TimeSpan at, FramingReport report)
    {
        Span<byte> packet = stackalloc byte[NumberBytes];
        var writer = Catalogue.CanvasFraming.Begin(packet);
        writer.String(Catalogue.Word(report.State));
        sender.Send(Catalogue.CanvasFraming, packet[..writer.Length]);
    }

    /// <inheritdoc/>
    public void OnBeat(TimeSpan at, BeatEvent beat)
    {
        var reading = beat.Reading;
        if (reading.IsPlaying != _isPlaying)
        {
            _isPlaying = reading.IsPlaying;
            Send(Catalogue.BeatPlaying, reading.IsPlaying ? 1 : 0);
        }

        if (reading.IsPlaying)
        {
            Span<byte> packet = stackalloc byte[NumberBytes];
            var writer = Catalogue.Beat.Begin(packet);
            writer.Int32(reading.Bar);
            writer.Int32(reading.Beat);
            writer.Float32(Catalogue.Beat.Arguments[2].Clamp((float)reading.Phase));
            writer.Float32(Catalogue.Beat.Arguments[3].Clamp((float)reading.Tempo));
            sender.Send(Catalogue.Beat, packet[..writer.Length]);
        }
    }

    /// <inheritdoc/>
    public void OnHeartbeat(TimeSpan at) => Send(Catalogue.Heartbeat, (int)at.TotalSeconds);

    // The work as three texts, then the figures of the selection.
    private void SendWork(CatalogueEntry entry, Work work, ReadOnlySpan<float> figures) => SendTexts(entry, [work.Id, work.Title, work.File], figures);

    private void SendTexts(CatalogueEntry entry, ReadOnlySpan<string> texts, ReadOnlySpan<float> figures)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(OscPacket.MaximumBytes);
        var packet = buffer.AsSpan(0, OscPacket.MaximumBytes);
        var writer = entry.Begin(packet);
        foreach (var text in texts)
        {
            writer.String(text);
        }

        for (var i = 0; i < figures.Length; i++)
        {
            writer.Float32(entry.Arguments[texts.Length + i].Clamp(figures[i]));
        }

        if (writer.Fits)
        {
            sender.Send(entry, packet[..writer.Length]);
        }
        else
        {
            Interlocked.Increment(ref _tooLong);
        }

        ArrayPool<byte>.Shared.Return(buffer);
    }

    private static void Write(ref OscWriter writer, CanvasColour colour)
    {
        writer.String(Catalogue.Word(colour.Name));
        writer.Float32(colour.Red);
        writer.Float32(colour.Green);
        writer.Float32(colour.Blue);
    }

    private void SendStroke(in StrokeReading stroke)
    {
        Send(Catalogue.StrokeLength, stroke.Length);
        Send(Catalogue.StrokeDirection, stroke.Direction);
        Send(Catalogue.BrushPressure, stroke.Pressure);
    }

    private void Send(CatalogueEntry entry, float value)
    {
        Span<byte> packet = stackalloc byte[NumberBytes];
        var writer = entry.Begin(packet);
        writer.Float32(entry.Arguments[0].Clamp(value));
        sender.Send(entry, packet[..writer.Length]);
    }

    private void Send(CatalogueEntry entry, int value)
    {
        Span<byte> packet = stackalloc byte[NumberBytes];
        var writer = entry.Begin(packet);
        writer.Int32(value);
        sender.Send(entry, packet[..writer.Length]);
    }
}

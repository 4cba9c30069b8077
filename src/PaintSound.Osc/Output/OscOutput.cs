using System.Buffers;
using PaintSound.Core.Brush;
using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Paintings;
using PaintSound.Core.Congruity;
using PaintSound.Core.Control;
using PaintSound.Core.Events;
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
    private readonly OscControlSender _controls = new(sender);
    private long _tooLong;

    /// <summary>The number of messages that were not sent, because their texts are too long.</summary>
    public long TooLong => Interlocked.Read(ref _tooLong) + _controls.TooLong;

    /// <inheritdoc/>
    public string Name => "OSC";

    /// <inheritdoc/>
    public void OnControls(ShowState state) => _controls.Send(state);

    /// <inheritdoc/>
    public void OnBrush(in BrushFeatures features)
    {
        Send(Catalogue.BrushLevel, features.Level);
        Send(Catalogue.BrushBrightness, features.Brightness);
        Send(Catalogue.BrushRate, features.OnsetRate);
    }

    /// <inheritdoc/>
    public void OnOnset(TimeSpan at, float strength) => Send(Catalogue.BrushOnset, strength);

    /// <inheritdoc/>
    public void OnStroke(TimeSpan at, bool started) => Send(Catalogue.BrushStroke, started ? 1 : 0);

    /// <inheritdoc/>
    public void OnCanvas(TimeSpan at, float change) => Send(Catalogue.CanvasChange, change);

    /// <inheritdoc/>
    public void OnSelected(Selection selection) => SendWork(
        Catalogue.SelectionMusic,
        selection.Excerpt.Work,
        [(float)selection.Excerpt.StartSeconds, selection.Correspondence, selection.SoundDistance]);

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

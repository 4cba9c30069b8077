using System.Buffers;
using PaintSound.Core.Sources;
using PaintSound.Osc.Addresses;
using PaintSound.Osc.Codec;

namespace PaintSound.Osc.Output;

/// <summary>
/// Sends events: one method for each address of the <see cref="Catalogue"/> that PaintSound only sends, one datagram per message. Numbers
/// are clamped to their range. Thread-safe; sends on the caller's thread without waiting. Numbers allocate nothing.
/// </summary>
/// <param name="sender">Sends the datagrams.</param>
public sealed class OscEventSender(OscSender sender)
{
    private const int NumberBytes = 128;
    private long _tooLong;

    /// <summary>The number of messages that were not sent, because their texts are too long.</summary>
    public long TooLong => Interlocked.Read(ref _tooLong) + Controls.TooLong;

    /// <summary>Sends the values of the controls.</summary>
    public OscControlSender Controls { get; } = new(sender);

    /// <summary>See <see cref="Catalogue.BrushLevel"/>.</summary>
    public void BrushLevel(float level) => Send(Catalogue.BrushLevel, level);

    /// <summary>See <see cref="Catalogue.BrushOnset"/>.</summary>
    public void BrushOnset(float strength) => Send(Catalogue.BrushOnset, strength);

    /// <summary>See <see cref="Catalogue.BrushStroke"/>.</summary>
    public void BrushStroke(bool isSounding) => Send(Catalogue.BrushStroke, isSounding ? 1 : 0);

    /// <summary>See <see cref="Catalogue.BrushBrightness"/>.</summary>
    public void BrushBrightness(float brightness) => Send(Catalogue.BrushBrightness, brightness);

    /// <summary>See <see cref="Catalogue.BrushRate"/>.</summary>
    public void BrushRate(float onsetsPerSecond) => Send(Catalogue.BrushRate, onsetsPerSecond);

    /// <summary>See <see cref="Catalogue.CanvasChange"/>.</summary>
    public void CanvasChange(float change) => Send(Catalogue.CanvasChange, change);

    /// <summary>See <see cref="Catalogue.Congruity"/>.</summary>
    public void Congruity(float congruity) => Send(Catalogue.Congruity, congruity);

    /// <summary>See <see cref="Catalogue.CongruityRaw"/>.</summary>
    public void CongruityRaw(float raw) => Send(Catalogue.CongruityRaw, raw);

    /// <summary>See <see cref="Catalogue.CongruityConfidence"/>.</summary>
    public void CongruityConfidence(float confidence) => Send(Catalogue.CongruityConfidence, confidence);

    /// <summary>See <see cref="Catalogue.Heartbeat"/>.</summary>
    public void Heartbeat(int secondsSinceStart) => Send(Catalogue.Heartbeat, secondsSinceStart);

    /// <summary>See <see cref="Catalogue.SelectionMusic"/>.</summary>
    public void SelectionMusic(
        string workId, string title, string file, float startSeconds, float correspondence, float soundDistance) =>
        SendWork(Catalogue.SelectionMusic, workId, title, file, [startSeconds, correspondence, soundDistance]);

    /// <summary>See <see cref="Catalogue.SelectionPainting"/>.</summary>
    public void SelectionPainting(string workId, string title, string file, float correspondence) =>
        SendWork(Catalogue.SelectionPainting, workId, title, file, [correspondence]);

    /// <summary>See <see cref="Catalogue.SourceState"/>.</summary>
    public void SourceState(SourceKind source, SourceState state)
    {
        Span<byte> packet = stackalloc byte[NumberBytes];
        var writer = Catalogue.SourceState.Begin(packet);
        writer.String(Catalogue.Word(source));
        writer.String(Catalogue.Word(state));
        sender.Send(Catalogue.SourceState, packet[..writer.Length]);
    }

    /// <summary>See <see cref="Catalogue.LiveReport"/>.</summary>
    public void LiveReport(string kind, string sentence, float afterSeconds) => SendTexts(Catalogue.LiveReport, [kind, sentence], [afterSeconds]);

    // The work as three texts, then the figures of the selection.
    private void SendWork(CatalogueEntry entry, string workId, string title, string file, ReadOnlySpan<float> figures) =>
        SendTexts(entry, [workId, title, file], figures);

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

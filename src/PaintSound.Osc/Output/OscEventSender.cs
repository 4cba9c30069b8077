using System.Buffers;
using PaintSound.Core.Sources;
using PaintSound.Osc.Addresses;
using PaintSound.Osc.Codec;

namespace PaintSound.Osc.Output;

/// <summary>
/// Says what happens: one method for every address of the <see cref="Catalogue"/> that is only sent, one message, one datagram. A number out
/// of its range is brought into it. From any thread, on the caller's thread, without waiting; numbers allocate nothing.
/// </summary>
/// <param name="sender">Carries the datagrams.</param>
public sealed class OscEventSender(OscSender sender)
{
    private const int NumberBytes = 128;
    private long _tooLong;

    /// <summary>How many messages were not sent, because their texts are too long.</summary>
    public long TooLong => Interlocked.Read(ref _tooLong) + Controls.TooLong;

    /// <summary>Sends the values of the controls.</summary>
    public OscControlSender Controls { get; } = new(sender);

    /// <summary>See <see cref="Catalogue.BrushLevel"/>.</summary>
    public void BrushLevel(float level) => Send(Catalogue.BrushLevel, level);

    /// <summary>See <see cref="Catalogue.BrushOnset"/>.</summary>
    public void BrushOnset(float strength) => Send(Catalogue.BrushOnset, strength);

    /// <summary>See <see cref="Catalogue.BrushStroke"/>.</summary>
    public void BrushStroke(bool sounding) => Send(Catalogue.BrushStroke, sounding ? 1 : 0);

    /// <summary>See <see cref="Catalogue.BrushBrightness"/>.</summary>
    public void BrushBrightness(float brightness) => Send(Catalogue.BrushBrightness, brightness);

    /// <summary>See <see cref="Catalogue.BrushRate"/>.</summary>
    public void BrushRate(float strokesASecond) => Send(Catalogue.BrushRate, strokesASecond);

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

    // The work in three texts, and then the figures that chose it.
    private void SendWork(CatalogueEntry entry, string workId, string title, string file, ReadOnlySpan<float> figures) =>
        SendTexts(entry, [workId, title, file], figures);

    private void SendTexts(CatalogueEntry entry, ReadOnlySpan<string> texts, ReadOnlySpan<float> figures)
    {
        var pooled = ArrayPool<byte>.Shared.Rent(OscPacket.MaximumBytes);
        var packet = pooled.AsSpan(0, OscPacket.MaximumBytes);
        var writer = entry.Begin(packet);
        foreach (var text in texts)
        {
            writer.String(text);
        }

        for (var i = 0; i < figures.Length; i++)
        {
            writer.Float32(entry.Arguments[texts.Length + i].Within(figures[i]));
        }

        if (writer.Fits)
        {
            sender.Send(entry, packet[..writer.Length]);
        }
        else
        {
            Interlocked.Increment(ref _tooLong);
        }

        ArrayPool<byte>.Shared.Return(pooled);
    }

    private void Send(CatalogueEntry entry, float value)
    {
        Span<byte> packet = stackalloc byte[NumberBytes];
        var writer = entry.Begin(packet);
        writer.Float32(entry.Arguments[0].Within(value));
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

using System.Buffers;
using PaintSound.Osc.Addresses;
using PaintSound.Osc.Codec;

namespace PaintSound.Osc.Output;

/// <summary>
/// Writes values as messages of the <see cref="Catalogue"/> and sends them. Numbers are clamped to their range. Thread-safe; sends on the
/// caller's thread without waiting. Numbers allocate nothing.
/// </summary>
/// <param name="sender">Sends the datagrams.</param>
internal sealed class OscMessageSender(OscSender sender)
{
    private const int NumberBytes = 128;
    private long _tooLong;

    /// <summary>The number of messages that were not sent, because their texts are too long.</summary>
    public long TooLong => Interlocked.Read(ref _tooLong);

    /// <summary>Sends one number.</summary>
    public void Send(CatalogueEntry entry, float value)
    {
        Span<byte> packet = stackalloc byte[NumberBytes];
        var writer = entry.Begin(packet);
        writer.Float32(entry.Arguments[0].Clamp(value));
        sender.Send(entry, packet[..writer.Length]);
    }

    /// <summary>Sends one integer.</summary>
    public void Send(CatalogueEntry entry, int value)
    {
        Span<byte> packet = stackalloc byte[NumberBytes];
        var writer = entry.Begin(packet);
        writer.Int32(value);
        sender.Send(entry, packet[..writer.Length]);
    }

    /// <summary>Sends texts of any length, then numbers. Counts and drops the message if a datagram cannot hold it.</summary>
    /// <param name="entry">The address; its arguments are the texts and then the figures.</param>
    /// <param name="texts">The texts.</param>
    /// <param name="figures">The numbers.</param>
    public void Send(CatalogueEntry entry, ReadOnlySpan<string> texts, ReadOnlySpan<float> figures)
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

    /// <summary>Sends a message that the caller has written.</summary>
    public void Send(CatalogueEntry entry, ReadOnlySpan<byte> packet) => sender.Send(entry, packet);
}

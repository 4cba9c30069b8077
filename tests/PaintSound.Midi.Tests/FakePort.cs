using PaintSound.Midi.Ports;

namespace PaintSound.Midi.Tests;

/// <summary>A port that records sent messages, returns queued messages, and can disconnect.</summary>
internal sealed class FakePort : IMidiOut, IMidiIn
{
    public string Name => "fake";

    public bool IsConnected { get; set; } = true;

    public bool Refuses { get; set; }

    public bool IsClosed { get; private set; }

    public List<string> Sent { get; } = [];

    public Queue<byte[]> Received { get; } = [];

    public void Send(ReadOnlySpan<byte> message)
    {
        if (Refuses)
        {
            throw new MidiException("the port fake is gone");
        }

        Sent.Add(Convert.ToHexString(message));
    }

    public int Read(Span<byte> message)
    {
        if (!Received.TryDequeue(out var next))
        {
            return 0;
        }

        next.CopyTo(message);
        return next.Length;
    }

    public void Dispose() => IsClosed = true;
}

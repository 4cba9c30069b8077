using PaintSound.Midi.Ports;

namespace PaintSound.Midi.Tests;

/// <summary>A port that writes down what it gets, gives what it is given, and goes away when told.</summary>
internal sealed class FakePort : IMidiOut, IMidiIn
{
    public string Name => "fake";

    public bool IsThere { get; set; } = true;

    public bool Refuses { get; set; }

    public bool IsClosed { get; private set; }

    public List<string> Sent { get; } = [];

    public Queue<byte[]> Arriving { get; } = [];

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
        if (!Arriving.TryDequeue(out var next))
        {
            return 0;
        }

        next.CopyTo(message);
        return next.Length;
    }

    public void Dispose() => IsClosed = true;
}

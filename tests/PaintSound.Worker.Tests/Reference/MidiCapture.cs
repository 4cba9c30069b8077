using PaintSound.Midi.Ports;

namespace PaintSound.Worker.Tests.Reference;

/// <summary>A MIDI port that keeps what is sent through it until it is read.</summary>
internal sealed class MidiCapture : IMidiOut
{
    private readonly List<string> _sent = [];

    public string Name => "capture";

    public bool IsConnected => true;

    public void Send(ReadOnlySpan<byte> message) => _sent.Add(Convert.ToHexString(message));

    /// <summary>Takes the messages sent since the last call, in hexadecimal.</summary>
    public IReadOnlyList<string> Read()
    {
        string[] sent = [.. _sent];
        _sent.Clear();
        return sent;
    }

    public void Dispose()
    {
    }
}

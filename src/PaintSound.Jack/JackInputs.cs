namespace PaintSound.Jack;

/// <summary>One block of sound of all input ports, valid only during the call that receives it. JACK delivers the blocks of all ports at the same time.</summary>
public readonly unsafe ref struct JackInputs
{
    private readonly ReadOnlySpan<nint> _ports;

    internal JackInputs(ReadOnlySpan<nint> ports, int frames)
    {
        _ports = ports;
        Frames = frames;
    }

    /// <summary>The samples of each port.</summary>
    public int Frames { get; }

    /// <summary>The number of ports.</summary>
    public int Count => _ports.Length;

    /// <summary>The samples of a port, full scale at -1..1.</summary>
    /// <param name="port">0 up to <see cref="Count"/> - 1.</param>
    public ReadOnlySpan<float> this[int port] => new(JackLibrary.jack_port_get_buffer(_ports[port], (uint)Frames), Frames);
}

using PaintSound.Jack;
using PaintSound.Media.Output;

namespace PaintSound.Media.Systems;

/// <summary>A JACK port of PaintSound, which is connected to one of the sound card if the show names it.</summary>
internal sealed class JackOutput : ISoundOutput
{
    private const string Port = "out";
    private readonly JackClient _client;

    /// <summary>Opens the port.</summary>
    /// <param name="to">The port to connect to, such as system:playback_3; empty for none.</param>
    /// <param name="client">The client name in the patch bay.</param>
    /// <param name="fill">Writes the sound.</param>
    /// <exception cref="MediaException">No JACK server is running, or the port does not exist.</exception>
    public JackOutput(string to, string client, SoundFill fill)
    {
        _client = JackPorts.OpenClient(client);
        try
        {
            Name = _client.AddOutput(Port, (samples, rate, delay) => fill(samples, rate, TimeSpan.FromSeconds((double)delay / rate)))
                ?? throw new MediaException("JACK refused a port");
            _client.Activate();
            if (to.Length > 0 && !_client.Connect(Name, to))
            {
                throw new MediaException($"JACK has no port {to} to play on; available ports: {string.Join(", ", _client.ListInputs().DefaultIfEmpty("none"))}");
            }
        }
        catch
        {
            _client.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public string? GetError() => _client.ServerEnded ? "the JACK server has ended" : null;

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();
}

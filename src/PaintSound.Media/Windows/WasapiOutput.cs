using PaintSound.Media.Output;
using PaintSound.Media.Windows.Streams;

namespace PaintSound.Media.Windows;

/// <summary>One channel of an output of Windows; the other channels stay silent.</summary>
internal sealed class WasapiOutput : ISoundOutput
{
    private readonly IWasapiDevices _devices;
    private readonly IWasapiPlayback _playback;
    private volatile string? _error;

    /// <summary>Opens the output.</summary>
    /// <param name="openDevices">Opens the Windows audio system.</param>
    /// <param name="name">The name in Windows' sound settings, the id, or <see cref="WasapiName.Default"/>.</param>
    /// <param name="channel">The channel, from 1.</param>
    /// <param name="fill">Writes the sound.</param>
    /// <exception cref="MediaException">Windows has no such output or channel, or refused.</exception>
    public WasapiOutput(Func<IWasapiDevices> openDevices, string name, int channel, SoundFill fill)
    {
        try
        {
            _devices = openDevices();
        }
        catch (WasapiException e)
        {
            throw new MediaException(WasapiError.Explain(e.HResult, e.Message), e);
        }

        IWasapiPlayback? playback = null;
        try
        {
            var outputs = _devices.List().Where(endpoint => endpoint.IsOutput).ToArray();
            var output = Array.Find(outputs, endpoint => name == WasapiName.Default ? endpoint.IsDefault : endpoint.Id == name || endpoint.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                ?? throw new MediaException($"Windows has no output with that name; available: {string.Join(", ", outputs.Select(endpoint => endpoint.Name).DefaultIfEmpty("none"))}");
            playback = _devices.OpenPlayback(output);
            if (channel > playback.Channels)
            {
                throw new MediaException($"{output.Name} has {playback.Channels} channels, and the show asks for channel {channel}");
            }

            Name = $"{output.Name}, channel {channel}";
            playback.Start(new ChannelFill(fill, playback.Channels, channel).Fill, code => _error = WasapiError.Explain(code));
            _playback = playback;
        }
        catch (Exception e) when (e is MediaException or WasapiException)
        {
            playback?.Dispose();
            _devices.Dispose();
            throw e is MediaException ? e : new MediaException(WasapiError.Explain(e.HResult, e.Message), e);
        }
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public string? GetError() => _error;

    /// <inheritdoc/>
    public void Dispose()
    {
        _playback.Dispose();
        _devices.Dispose();
    }
}

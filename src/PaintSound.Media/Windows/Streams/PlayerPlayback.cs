using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using NAudio.CoreAudioApi;
using NAudio.Wave;
using PaintSound.Media.Output;

namespace PaintSound.Media.Windows.Streams;

/// <summary>An output with NAudio's <see cref="WasapiPlayer"/>, as 32-bit floats with rate and channels of Windows' mixer.</summary>
[SupportedOSPlatform("windows")]
internal sealed class PlayerPlayback : IWasapiPlayback, IWaveProvider
{
    private readonly WasapiPlayer _player;
    private readonly MMDevice _device;
    private SoundFill? _fill;

    /// <summary>Creates the output and takes ownership of both arguments.</summary>
    /// <param name="player">The player, not yet initialised.</param>
    /// <param name="device">The output.</param>
    public PlayerPlayback(WasapiPlayer player, MMDevice device)
    {
        (_player, _device) = (player, device);
        using var client = device.CreateAudioClient();
        WaveFormat = WaveFormat.CreateIeeeFloatWaveFormat(client.MixFormat.SampleRate, client.MixFormat.Channels);
    }

    /// <inheritdoc/>
    public WaveFormat WaveFormat { get; }

    /// <inheritdoc/>
    public int Channels => WaveFormat.Channels;

    /// <inheritdoc/>
    public void Start(SoundFill fill, Action<int> ended)
    {
        _fill = fill;
        _player.PlaybackStopped += (_, e) => ended(e.Exception?.HResult ?? 0);
        WasapiException.Wrap(() =>
        {
            _player.Init(this);
            _player.Play();
            return true;
        });
    }

    /// <inheritdoc/>
    public int Read(Span<byte> buffer)
    {
        // What is written now plays after what the buffer still contains.
        _fill!(MemoryMarshal.Cast<byte, float>(buffer), WaveFormat.SampleRate, _player.CurrentLatency);
        return buffer.Length;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _player.Dispose();
        _device.Dispose();
    }
}

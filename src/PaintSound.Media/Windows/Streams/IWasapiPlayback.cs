using PaintSound.Media.Output;

namespace PaintSound.Media.Windows.Streams;

/// <summary>An opened output for sound. Disposing it stops the sound.</summary>
internal interface IWasapiPlayback : IDisposable
{
    /// <summary>The number of channels, which are interleaved.</summary>
    int Channels { get; }

    /// <summary>Starts the sound. Call once.</summary>
    /// <param name="fill">Writes frames of all channels, on the driver thread.</param>
    /// <param name="ended">Called once if the output ends by itself, with the error code (HRESULT) or 0.</param>
    /// <exception cref="WasapiException">Windows refused.</exception>
    void Start(SoundFill fill, Action<int> ended);
}

using PaintSound.Media.Conversion;

namespace PaintSound.Media.Windows.Streams;

/// <summary>An opened capture of an input, an output or a program. Disposing it stops the packets.</summary>
internal interface IWasapiCapture : IDisposable
{
    /// <summary>The format of the packets.</summary>
    SampleFormat Format { get; }

    /// <summary>Starts the capture. Call once.</summary>
    /// <param name="packet">Called with every packet, on the driver thread.</param>
    /// <param name="ended">Called once if the capture ends by itself, with the error code (HRESULT) or 0.</param>
    /// <returns>The granted mode and latency.</returns>
    /// <exception cref="WasapiException">Windows refused.</exception>
    WasapiGrant Start(WasapiPacketHandler packet, Action<int> ended);
}

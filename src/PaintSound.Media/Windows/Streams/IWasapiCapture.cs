using PaintSound.Media.Conversion;

namespace PaintSound.Media.Windows.Streams;

/// <summary>An opened capture of an input, of an output or of a program. Disposing it ends the packets.</summary>
internal interface IWasapiCapture : IDisposable
{
    /// <summary>The format of its packets.</summary>
    SampleFormat Format { get; }

    /// <summary>Starts it, once.</summary>
    /// <param name="packet">Called with every packet, on the driver's thread.</param>
    /// <param name="ended">Called once if it ends by itself, with the error code (HRESULT) or 0.</param>
    /// <returns>What Windows granted.</returns>
    /// <exception cref="WasapiException">Windows refuses.</exception>
    WasapiGrant Start(WasapiPacketHandler packet, Action<int> ended);
}

using System.Runtime.InteropServices;

namespace PaintSound.Media.Windows.Streams;

/// <summary>An error of the Windows audio system. <see cref="Exception.HResult"/> has the error code.</summary>
internal sealed class WasapiException : Exception
{
    /// <summary>Creates an exception for an error code.</summary>
    /// <param name="code">The error code (HRESULT); see <see cref="WasapiError"/>.</param>
    /// <param name="inner">The exception from Windows or the library.</param>
    public WasapiException(int code, Exception? inner = null)
        : base(inner?.Message ?? "", inner) => HResult = code;

    /// <summary>Calls the Windows audio system and converts all its errors to <see cref="WasapiException"/>.</summary>
    /// <param name="call">The call.</param>
    /// <exception cref="WasapiException">Windows or the library failed.</exception>
    public static T Wrap<T>(Func<T> call)
    {
        try
        {
            return call();
        }
        catch (Exception e) when (e is COMException or UnauthorizedAccessException or InvalidOperationException or NotSupportedException
            or ArgumentException or NotImplementedException or TimeoutException or InvalidCastException)
        {
            throw new WasapiException(e.HResult, e);
        }
    }
}

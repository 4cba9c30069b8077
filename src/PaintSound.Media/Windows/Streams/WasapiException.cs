using System.Runtime.InteropServices;

namespace PaintSound.Media.Windows.Streams;

/// <summary>Windows' audio system refused something.</summary>
internal sealed class WasapiException : Exception
{
    /// <summary>Makes one.</summary>
    /// <param name="code">The error code (HRESULT); see <see cref="WasapiError"/>.</param>
    /// <param name="inner">What Windows or the library threw.</param>
    public WasapiException(int code, Exception? inner = null)
        : base(inner?.Message ?? "", inner) => HResult = code;

    /// <summary>Calls Windows' audio system through the library.</summary>
    /// <param name="call">The call.</param>
    /// <exception cref="WasapiException">Windows refuses, or the library does, in whatever way.</exception>
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

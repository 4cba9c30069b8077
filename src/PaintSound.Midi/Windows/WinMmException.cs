namespace PaintSound.Midi.Windows;

/// <summary>A WinMM call failed.</summary>
internal sealed class WinMmException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="code">The WinMM error code (MMSYSERR, MIDIERR); see <see cref="WinMmError"/>.</param>
    /// <param name="inner">The exception of the library, or null.</param>
    public WinMmException(int code, Exception? inner = null)
        : base(WinMmError.Explain(code), inner) => Code = code;

    /// <summary>The WinMM error code.</summary>
    public int Code { get; }
}

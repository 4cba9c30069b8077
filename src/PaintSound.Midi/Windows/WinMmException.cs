namespace PaintSound.Midi.Windows;

/// <summary>WinMM refused something.</summary>
internal sealed class WinMmException : Exception
{
    /// <summary>Makes one.</summary>
    /// <param name="code">Windows' code (MMSYSERR, MIDIERR); see <see cref="WinMmError"/>.</param>
    /// <param name="inner">What the library threw.</param>
    public WinMmException(int code, Exception? inner = null)
        : base(WinMmError.Explain(code), inner) => Code = code;

    /// <summary>Windows' code.</summary>
    public int Code { get; }
}

namespace PaintSound.Midi.Windows;

/// <summary>WinMM's errors (mmeapi.h), and what they mean to a person.</summary>
internal static class WinMmError
{
    /// <summary>There is no device of that number (MMSYSERR_BADDEVICEID).</summary>
    public const int BadDevice = 2;

    /// <summary>Another program has it (MMSYSERR_ALLOCATED).</summary>
    public const int Allocated = 4;

    /// <summary>The handle is no longer valid (MMSYSERR_INVALHANDLE).</summary>
    public const int InvalidHandle = 5;

    /// <summary>Its driver is gone (MMSYSERR_NODRIVER).</summary>
    public const int NoDriver = 6;

    /// <summary>No memory (MMSYSERR_NOMEM). The driver of USB devices says so if another program has the port.</summary>
    public const int NoMemory = 7;

    /// <summary>The device is gone (MIDIERR_NODEVICE).</summary>
    public const int NoDevice = 68;

    /// <summary>The library of Windows is missing.</summary>
    public const int NoLibrary = -1;

    /// <summary>Explains an error.</summary>
    /// <param name="code">Windows' code.</param>
    /// <returns>Part of a sentence.</returns>
    public static string Explain(int code) => code switch
    {
        Allocated or NoMemory => "another program has it open, and Windows gives a MIDI port to one program only; close it there",
        BadDevice or InvalidHandle or NoDriver or NoDevice => "it is gone",
        NoLibrary => "Windows' MIDI functions are missing",
        _ => $"Windows refuses it (MIDI error {code})",
    };
}

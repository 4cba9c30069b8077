namespace PaintSound.Midi.Windows;

/// <summary>Error codes of WinMM (mmeapi.h) and their explanations.</summary>
internal static class WinMmError
{
    /// <summary>There is no device with this number (MMSYSERR_BADDEVICEID).</summary>
    public const int BadDevice = 2;

    /// <summary>Another program uses the device (MMSYSERR_ALLOCATED).</summary>
    public const int Allocated = 4;

    /// <summary>The handle is no longer valid (MMSYSERR_INVALHANDLE).</summary>
    public const int InvalidHandle = 5;

    /// <summary>The driver is missing (MMSYSERR_NODRIVER).</summary>
    public const int NoDriver = 6;

    /// <summary>No memory (MMSYSERR_NOMEM). The driver of USB devices also returns this if another program uses the port.</summary>
    public const int NoMemory = 7;

    /// <summary>The device is gone (MIDIERR_NODEVICE).</summary>
    public const int NoDevice = 68;

    /// <summary>The Windows library is missing; PaintSound's own code.</summary>
    public const int NoLibrary = -1;

    /// <summary>Explains an error.</summary>
    /// <param name="code">The WinMM error code.</param>
    /// <returns>The explanation, as part of a sentence.</returns>
    public static string Explain(int code) => code switch
    {
        Allocated or NoMemory => "another program uses it, and Windows allows one program per MIDI port; close it there",
        BadDevice or InvalidHandle or NoDriver or NoDevice => "it is no longer connected",
        NoLibrary => "the MIDI functions of Windows are missing",
        _ => $"Windows refused it (MIDI error {code})",
    };
}

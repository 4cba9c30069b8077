namespace PaintSound.Media.Windows.Streams;

/// <summary>Error codes of the Windows audio system (audioclient.h, winerror.h), with plain explanations.</summary>
internal static class WasapiError
{
    /// <summary>The device was removed, or its format was changed.</summary>
    public const int DeviceInvalidated = unchecked((int)0x88890004);

    /// <summary>The format is not supported.</summary>
    public const int UnsupportedFormat = unchecked((int)0x88890008);

    /// <summary>Another program uses the device exclusively.</summary>
    public const int DeviceInUse = unchecked((int)0x8889000A);

    /// <summary>The device could not be initialised, usually because it was just unplugged.</summary>
    public const int EndpointCreateFailed = unchecked((int)0x8889000F);

    /// <summary>The Windows Audio service is not running.</summary>
    public const int ServiceNotRunning = unchecked((int)0x88890010);

    /// <summary>Windows took the stream away, usually because a program took the device exclusively.</summary>
    public const int ResourcesInvalidated = unchecked((int)0x88890026);

    /// <summary>The driver's effects cannot be bypassed.</summary>
    public const int RawModeUnsupported = unchecked((int)0x88890027);

    /// <summary>The privacy settings deny access.</summary>
    public const int AccessDenied = unchecked((int)0x80070005);

    /// <summary>The device no longer exists.</summary>
    public const int NotFound = unchecked((int)0x80070490);

    /// <summary>This version of Windows does not support the function.</summary>
    public const int NotImplemented = unchecked((int)0x80004001);

    /// <summary>True for errors that do not depend on how the device is opened.</summary>
    /// <param name="code">The error code (HRESULT).</param>
    public static bool IsFinal(int code) =>
        code is DeviceInvalidated or DeviceInUse or EndpointCreateFailed or ServiceNotRunning or ResourcesInvalidated or AccessDenied or NotFound;

    /// <summary>Returns a plain explanation of an error.</summary>
    /// <param name="code">The error code (HRESULT); 0 for none.</param>
    /// <param name="message">The message from Windows or the library; may be empty.</param>
    /// <returns>Part of a sentence: what happened, and what to do.</returns>
    public static string Explain(int code, string message = "") => code switch
    {
        0 => "it ended",
        DeviceInvalidated => "it was unplugged, or its format was changed in Windows' sound settings",
        ResourcesInvalidated => "Windows took it away; another program may be using it exclusively",
        UnsupportedFormat => "PaintSound cannot read its format; choose another one in Windows' sound settings (the device's properties, Advanced)",
        DeviceInUse => "another program uses it exclusively; close that program, or forbid exclusive control (Windows' sound settings, the device's properties, Advanced)",
        EndpointCreateFailed or NotFound => "it is not connected; plug it in, or enable it in Windows' sound settings",
        ServiceNotRunning => "the Windows Audio service is not running; start it, or restart the computer",
        AccessDenied => "Windows denies desktop apps the microphone; allow it in Settings, Privacy & security, Microphone",
        NotImplemented => "this version of Windows cannot capture the sound of one program; it needs Windows 10 version 2004 or newer",
        _ => $"Windows refused it (error 0x{code:X8}{(message.Length > 0 ? ": " + message.TrimEnd('.') : "")})",
    };
}

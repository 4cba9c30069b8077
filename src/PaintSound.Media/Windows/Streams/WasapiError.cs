namespace PaintSound.Media.Windows.Streams;

/// <summary>Windows' audio errors (audioclient.h, winerror.h), and what they mean to a person.</summary>
internal static class WasapiError
{
    /// <summary>The device is gone, or its format was changed.</summary>
    public const int DeviceInvalidated = unchecked((int)0x88890004);

    /// <summary>The format is not one that can be read.</summary>
    public const int UnsupportedFormat = unchecked((int)0x88890008);

    /// <summary>Another program uses the device alone.</summary>
    public const int DeviceInUse = unchecked((int)0x8889000A);

    /// <summary>The device could not be made ready, mostly because it was just unplugged.</summary>
    public const int EndpointCreateFailed = unchecked((int)0x8889000F);

    /// <summary>The service Windows Audio does not run.</summary>
    public const int ServiceNotRunning = unchecked((int)0x88890010);

    /// <summary>The stream was taken away, mostly because a program took the device for itself.</summary>
    public const int ResourcesInvalidated = unchecked((int)0x88890026);

    /// <summary>The driver's effects cannot be bypassed.</summary>
    public const int RawModeUnsupported = unchecked((int)0x88890027);

    /// <summary>The privacy settings forbid it.</summary>
    public const int AccessDenied = unchecked((int)0x80070005);

    /// <summary>There is no such device any more.</summary>
    public const int NotFound = unchecked((int)0x80070490);

    /// <summary>This Windows cannot do that.</summary>
    public const int NotImplemented = unchecked((int)0x80004001);

    /// <summary>True for errors that another way of opening the same device does not change.</summary>
    /// <param name="code">The error code (HRESULT).</param>
    public static bool IsFinal(int code) =>
        code is DeviceInvalidated or DeviceInUse or EndpointCreateFailed or ServiceNotRunning or ResourcesInvalidated or AccessDenied or NotFound;

    /// <summary>Explains an error.</summary>
    /// <param name="code">The error code (HRESULT); 0 for none.</param>
    /// <param name="words">What Windows or the library said; empty if nothing.</param>
    /// <returns>Part of a sentence: what happened, and what to do.</returns>
    public static string Explain(int code, string words = "") => code switch
    {
        0 => "it has ended",
        DeviceInvalidated => "it was unplugged, or its format was changed in Windows' sound settings",
        ResourcesInvalidated => "Windows took it away; another program may have taken it for itself",
        UnsupportedFormat => "PaintSound cannot read its format; choose another one in Windows' sound settings (the device's properties, Advanced)",
        DeviceInUse => "another program uses it alone; close that program, or take the right to exclusive control from it (Windows' sound settings, the device's properties, Advanced)",
        EndpointCreateFailed or NotFound => "it is not there; plug it in, or enable it in Windows' sound settings",
        ServiceNotRunning => "the service Windows Audio does not run; start it, or restart the computer",
        AccessDenied => "Windows does not let desktop apps use the microphone; allow it in Settings, Privacy & security, Microphone",
        NotImplemented => "this Windows cannot capture the sound of one program; that needs Windows 10 version 2004 or newer",
        _ => $"Windows refuses it (error 0x{code:X8}{(words.Length > 0 ? ": " + words.TrimEnd('.') : "")})",
    };
}

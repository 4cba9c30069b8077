using System.Runtime.InteropServices;

namespace PaintSound.Midi.RtMidi;

/// <summary>
/// The C interface of RtMidi 5 and 6 (rtmidi_c.h). RtMidi 4 returns port names in another way and is not supported. A library without a
/// version in its name is not used for the same reason.
/// </summary>
internal sealed unsafe class RtMidiLibrary
{
    private readonly nint _library;

    private RtMidiLibrary(nint library)
    {
        _library = library;
        OutCreate = (delegate* unmanaged[Cdecl]<int, byte*, Device*>)Export("rtmidi_out_create");
        OutFree = (delegate* unmanaged[Cdecl]<Device*, void>)Export("rtmidi_out_free");
        OutSend = (delegate* unmanaged[Cdecl]<Device*, byte*, int, int>)Export("rtmidi_out_send_message");
        InCreate = (delegate* unmanaged[Cdecl]<int, byte*, uint, Device*>)Export("rtmidi_in_create");
        InFree = (delegate* unmanaged[Cdecl]<Device*, void>)Export("rtmidi_in_free");
        InIgnore = (delegate* unmanaged[Cdecl]<Device*, byte, byte, byte, void>)Export("rtmidi_in_ignore_types");
        InRead = (delegate* unmanaged[Cdecl]<Device*, byte*, nuint*, double>)Export("rtmidi_in_get_message");
        OpenPort = (delegate* unmanaged[Cdecl]<Device*, uint, byte*, void>)Export("rtmidi_open_port");
        OpenVirtualPort = (delegate* unmanaged[Cdecl]<Device*, byte*, void>)Export("rtmidi_open_virtual_port");
        ClosePort = (delegate* unmanaged[Cdecl]<Device*, void>)Export("rtmidi_close_port");
        GetPortCount = (delegate* unmanaged[Cdecl]<Device*, uint>)Export("rtmidi_get_port_count");
        GetPortName = (delegate* unmanaged[Cdecl]<Device*, uint, byte*, int*, int>)Export("rtmidi_get_port_name");
    }

    public delegate* unmanaged[Cdecl]<int, byte*, Device*> OutCreate { get; }

    public delegate* unmanaged[Cdecl]<Device*, void> OutFree { get; }

    public delegate* unmanaged[Cdecl]<Device*, byte*, int, int> OutSend { get; }

    public delegate* unmanaged[Cdecl]<int, byte*, uint, Device*> InCreate { get; }

    public delegate* unmanaged[Cdecl]<Device*, void> InFree { get; }

    public delegate* unmanaged[Cdecl]<Device*, byte, byte, byte, void> InIgnore { get; }

    public delegate* unmanaged[Cdecl]<Device*, byte*, nuint*, double> InRead { get; }

    public delegate* unmanaged[Cdecl]<Device*, uint, byte*, void> OpenPort { get; }

    public delegate* unmanaged[Cdecl]<Device*, byte*, void> OpenVirtualPort { get; }

    public delegate* unmanaged[Cdecl]<Device*, void> ClosePort { get; }

    public delegate* unmanaged[Cdecl]<Device*, uint> GetPortCount { get; }

    public delegate* unmanaged[Cdecl]<Device*, uint, byte*, int*, int> GetPortName { get; }

    /// <summary>Loads the library.</summary>
    /// <exception cref="MidiException">The library is not installed.</exception>
    public static RtMidiLibrary Load()
    {
        foreach (var name in Names)
        {
            if (NativeLibrary.TryLoad(name, out var library))
            {
                return new RtMidiLibrary(library);
            }
        }

        throw new MidiException($"The MIDI library RtMidi is not installed: {InstallCommand}.");
    }

    private static string[] Names =>
        OperatingSystem.IsWindows() ? ["rtmidi.dll", "librtmidi.dll"]
        : OperatingSystem.IsMacOS() ? [.. from folder in new[] { "", "/opt/homebrew/lib/", "/usr/local/lib/" } from version in new[] { 7, 6 } select $"{folder}librtmidi.{version}.dylib"]
        : ["librtmidi.so.7", "librtmidi.so.6"];

    private static string InstallCommand =>
        OperatingSystem.IsWindows() ? "vcpkg install rtmidi, then copy rtmidi.dll into the folder of PaintSound's program"
        : OperatingSystem.IsMacOS() ? "brew install rtmidi"
        : "apt-get install librtmidi6 (librtmidi7 on newer systems)";

    private nint Export(string function) => NativeLibrary.TryGetExport(_library, function, out var address)
        ? address
        : throw new MidiException($"The installed RtMidi library has no {function}; version 5 or 6 is required: {InstallCommand}.");

    /// <summary>RtMidiWrapper of rtmidi_c.h. The field Message is never read, because RtMidi frees it too early.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Device
    {
        public nint Object;
        public nint Data;
        public byte Ok;
        public nint Message;
    }
}

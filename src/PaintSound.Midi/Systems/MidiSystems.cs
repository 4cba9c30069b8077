using PaintSound.Midi.Ports;
using PaintSound.Midi.RtMidi;
using PaintSound.Midi.Windows;

namespace PaintSound.Midi.Systems;

/// <summary>
/// Selects the MIDI system for the operating system. All such decisions are here and in <see cref="RtMidiLibrary"/>: RtMidi on Linux and
/// macOS; WinMM on Windows, where RtMidi is rarely installed, with RtMidi as the fallback.
/// </summary>
public static class MidiSystems
{
    /// <summary>The MIDI systems of this operating system, in order of preference.</summary>
    public static IReadOnlyList<MidiSystemKind> Supported { get; } =
        OperatingSystem.IsWindows() ? [MidiSystemKind.Windows]
        : OperatingSystem.IsMacOS() ? [MidiSystemKind.CoreMidi]
        : [MidiSystemKind.Jack, MidiSystemKind.Alsa];

    /// <summary>Opens the requested system, or else the first of this operating system that runs.</summary>
    /// <param name="wanted">The requested system, or null.</param>
    /// <exception cref="MidiException">No system runs, or the RtMidi library is missing.</exception>
    public static IMidiSystem Open(MidiSystemKind? wanted)
    {
        if (wanted is { } kind && !Supported.Contains(kind))
        {
            throw new MidiException($"{kind.DisplayName} is not a MIDI system of this computer; available are {string.Join(" and ", Supported.Select(system => system.DisplayName))}.");
        }

        if (OperatingSystem.IsWindows())
        {
            return WithFallback(new WinMmSystem(new WinMm()), () => new RtMidiSystem(RtMidiLibrary.Load(), MidiSystemKind.Windows));
        }

        var library = RtMidiLibrary.Load();
        var reasons = new List<string>();
        foreach (var candidate in wanted is { } only ? [only] : Supported)
        {
            if (RtMidiSystem.WhyUnavailable(candidate) is not { } reason)
            {
                return new RtMidiSystem(library, candidate);
            }

            reasons.Add(reason);
        }

        throw new MidiException($"No MIDI system is available: {string.Join(", and ", reasons)}.");
    }

    /// <summary>Returns the first system if it answers, else the second.</summary>
    /// <param name="first">The preferred system.</param>
    /// <param name="second">Opens the other system.</param>
    /// <exception cref="MidiException">Neither system answers; the exception is that of the first one.</exception>
    internal static IMidiSystem WithFallback(IMidiSystem first, Func<IMidiSystem> second)
    {
        try
        {
            first.ListOutputs();
            return first;
        }
        catch (MidiException)
        {
            try
            {
                return second();
            }
            catch (MidiException)
            {
                // RtMidi is optional on Windows, so report the error of the first system.
            }

            throw;
        }
    }
}

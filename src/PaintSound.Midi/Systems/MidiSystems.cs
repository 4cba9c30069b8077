using PaintSound.Midi.Ports;
using PaintSound.Midi.RtMidi;
using PaintSound.Midi.Windows;

namespace PaintSound.Midi.Systems;

/// <summary>
/// Which MIDI system is used on which operating system: all such choices are here and in <see cref="RtMidiLibrary"/>. RtMidi on Linux and
/// macOS; on Windows, for which nobody ships RtMidi, WinMM, with RtMidi as the fallback.
/// </summary>
public static class MidiSystems
{
    /// <summary>Those of this operating system, the preferred first.</summary>
    public static IReadOnlyList<MidiSystemKind> Here { get; } =
        OperatingSystem.IsWindows() ? [MidiSystemKind.Windows]
        : OperatingSystem.IsMacOS() ? [MidiSystemKind.CoreMidi]
        : [MidiSystemKind.Jack, MidiSystemKind.Alsa];

    /// <summary>Opens the one that is asked for, or else the first of this operating system that runs.</summary>
    /// <param name="wanted">Which one, or null.</param>
    /// <exception cref="MidiException">None runs, or the library that speaks to them is missing.</exception>
    public static IMidiSystem Open(MidiSystemKind? wanted)
    {
        if (wanted is { } kind && !Here.Contains(kind))
        {
            throw new MidiException($"{kind.DisplayName} is no MIDI system of this computer, which has {string.Join(" and ", Here.Select(system => system.DisplayName))}.");
        }

        if (OperatingSystem.IsWindows())
        {
            return WithFallback(new WinMmSystem(new WinMm()), () => new RtMidiSystem(RtMidiLibrary.Find(), MidiSystemKind.Windows));
        }

        var library = RtMidiLibrary.Find();
        var reasons = new List<string>();
        foreach (var candidate in wanted is { } only ? [only] : Here)
        {
            if (RtMidiSystem.WhyUnavailable(candidate) is not { } reason)
            {
                return new RtMidiSystem(library, candidate);
            }

            reasons.Add(reason);
        }

        throw new MidiException($"There is no MIDI here: {string.Join(", and ", reasons)}.");
    }

    /// <summary>The first system if it answers, else the second.</summary>
    /// <param name="first">The preferred one.</param>
    /// <param name="second">Opens the other one.</param>
    /// <exception cref="MidiException">Neither answers; the reason is the first one's.</exception>
    internal static IMidiSystem WithFallback(IMidiSystem first, Func<IMidiSystem> second)
    {
        try
        {
            first.Outputs();
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
                // It is not installed, and need not be: what the first one said is the reason.
            }

            throw;
        }
    }
}

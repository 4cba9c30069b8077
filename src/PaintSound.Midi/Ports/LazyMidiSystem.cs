using PaintSound.Midi.Systems;

namespace PaintSound.Midi.Ports;

/// <summary>A MIDI system that is opened at the first call. If this fails, the call throws and the next call tries again. Thread-safe.</summary>
/// <param name="open">Opens the system, see <see cref="MidiSystems.Open"/>; throws <see cref="MidiException"/> if it is not available.</param>
public sealed class LazyMidiSystem(Func<IMidiSystem> open) : IMidiSystem
{
    private readonly Lock _lock = new();
    private IMidiSystem? _system;

    /// <inheritdoc/>
    public string Name => Inner.Name;

    private IMidiSystem Inner
    {
        get
        {
            lock (_lock)
            {
                return _system ??= open();
            }
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> ListInputs() => Inner.ListInputs();

    /// <inheritdoc/>
    public IReadOnlyList<string> ListOutputs() => Inner.ListOutputs();

    /// <inheritdoc/>
    public IMidiOut CreateOut(string name) => Inner.CreateOut(name);

    /// <inheritdoc/>
    public IMidiOut OpenOut(string name) => Inner.OpenOut(name);

    /// <inheritdoc/>
    public IMidiIn OpenIn(string name, bool withClock = false) => Inner.OpenIn(name, withClock);
}

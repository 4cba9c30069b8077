using PaintSound.Midi.Systems;

namespace PaintSound.Midi.Ports;

/// <summary>A MIDI system that may not be there yet: it is looked for with every call until it is found. Until then every call fails.</summary>
/// <param name="find">Opens it, or says why not; <see cref="MidiSystems.Open"/>.</param>
public sealed class LazyMidiSystem(Func<IMidiSystem> find) : IMidiSystem
{
    private readonly Lock _lock = new();
    private IMidiSystem? _found;

    /// <inheritdoc/>
    public string Name => There.Name;

    private IMidiSystem There
    {
        get
        {
            lock (_lock)
            {
                return _found ??= find();
            }
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Inputs() => There.Inputs();

    /// <inheritdoc/>
    public IReadOnlyList<string> Outputs() => There.Outputs();

    /// <inheritdoc/>
    public IMidiOut MakeOut(string name) => There.MakeOut(name);

    /// <inheritdoc/>
    public IMidiOut OpenOut(string name) => There.OpenOut(name);

    /// <inheritdoc/>
    public IMidiIn OpenIn(string name) => There.OpenIn(name);
}

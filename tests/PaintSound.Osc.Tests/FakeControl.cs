using PaintSound.Core.Control;
using PaintSound.Core.Works;

namespace PaintSound.Osc.Tests;

/// <summary>A show with one collection, artist, genre, folder and preset and two modulations. It applies every control like a real show, and records each call.</summary>
internal sealed class FakeControl : IShowControl
{
    public List<string> Calls { get; } = [];

    public ShowState State { get; set; } = new()
    {
        Collections = ["own"], Presets = ["calm"], Depths = new ShowState().Depths.Add("fog", 1).Add("reverb", 1), Names = new MusicNames(["Ana Ruiz"], ["Jazz"], ["etudes"]),
    };

    public event Action? Changed;

    public void Set(ControlId control, ControlValue value)
    {
        State = control.Set(State, value);
        Calls.Add($"{control} {value}");
        Changed?.Invoke();
    }
}

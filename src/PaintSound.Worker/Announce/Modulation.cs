using PaintSound.Core.Choosing;
using PaintSound.Core.Control;
using PaintSound.Core.Modulating;
using PaintSound.Core.Signal;
using PaintSound.Worker.Show;

namespace PaintSound.Worker.Announce;

/// <summary>One modulation of the show: hears its source among all that is announced, and moves its target.</summary>
internal sealed class Modulation(ModulationSetting setting, IModulationTarget target) : IAnnouncer
{
    private readonly Modulator _modulator = new(setting.Curve, target.Step, setting.Rate) { Depth = setting.Depth };

    /// <inheritdoc/>
    public void Controls(ShowState state) => _modulator.Depth = state.Depths[setting.Name];

    /// <inheritdoc/>
    public void Brush(in BrushGesture gesture)
    {
        Hear(ModulationSource.BrushLevel, gesture.Level);
        Hear(ModulationSource.Brightness, gesture.Brightness);
        Hear(ModulationSource.Rate, gesture.Rate);
    }

    /// <inheritdoc/>
    public void Onset(TimeSpan at, float strength)
    {
        if (setting.Source == ModulationSource.Onset)
        {
            _modulator.Strike(strength, at);
        }
    }

    /// <inheritdoc/>
    public void Canvas(TimeSpan at, float change) => Hear(ModulationSource.CanvasChange, change);

    /// <inheritdoc/>
    public void Selected(Selection selection) => Hear(ModulationSource.Correspondence, selection.Correspondence);

    /// <inheritdoc/>
    public void Congruity(TimeSpan at, Congruity congruity) => Hear(ModulationSource.Congruity, congruity.Value);

    /// <inheritdoc/>
    public void Tick(TimeSpan now)
    {
        if (_modulator.TryMove(now, out var value))
        {
            target.Move(value);
        }
    }

    private void Hear(ModulationSource source, float number)
    {
        if (setting.Source == source)
        {
            _modulator.Hear(number);
        }
    }
}

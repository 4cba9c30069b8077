using PaintSound.Core.Brush;
using PaintSound.Core.Choosing;
using PaintSound.Core.Congruity;
using PaintSound.Core.Control;
using PaintSound.Core.Events;
using PaintSound.Core.Modulation;
using PaintSound.Worker.Show.Settings.Modulations;

namespace PaintSound.Worker.Outputs;

/// <summary>One modulation of the show: hears its source among all that is announced, and moves its target.</summary>
internal sealed class ModulationOutput(ModulationSettings setting, IModulationTarget target) : IPerformanceOutput
{
    private readonly Modulator _modulator = new(setting.Curve, target.Step, setting.Rate) { Depth = setting.Depth };

    /// <inheritdoc/>
    public string Name => $"modulation {setting.Name}";

    /// <inheritdoc/>
    public void OnControls(ShowState state) => _modulator.Depth = state.Depths[setting.Name];

    /// <inheritdoc/>
    public void OnBrush(in BrushFeatures features)
    {
        Hear(ModulationSource.BrushLevel, features.Level);
        Hear(ModulationSource.Brightness, features.Brightness);
        Hear(ModulationSource.OnsetRate, features.OnsetRate);
    }

    /// <inheritdoc/>
    public void OnOnset(TimeSpan at, float strength)
    {
        if (setting.Source == ModulationSource.Onset)
        {
            _modulator.Trigger(strength, at);
        }
    }

    /// <inheritdoc/>
    public void OnCanvas(TimeSpan at, float change) => Hear(ModulationSource.CanvasChange, change);

    /// <inheritdoc/>
    public void OnSelected(Selection selection) => Hear(ModulationSource.Correspondence, selection.Correspondence);

    /// <inheritdoc/>
    public void OnCongruity(TimeSpan at, CongruityReading congruity) => Hear(ModulationSource.Congruity, congruity.Value);

    /// <inheritdoc/>
    public void OnTick(TimeSpan now)
    {
        if (_modulator.TryMove(now, out var value))
        {
            target.SetValue(value);
        }
    }

    private void Hear(ModulationSource source, float number)
    {
        if (setting.Source == source)
        {
            _modulator.Update(number);
        }
    }
}

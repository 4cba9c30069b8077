using PaintSound.Core.Control;

namespace PaintSound.Session.Messages;

/// <summary>The values of all controls, of which only changes travel. Not thread-safe.</summary>
public sealed class ControlValues
{
    private SentControl[] _all = [];

    /// <summary>All controls, in the order in which they are set.</summary>
    public SentControl[] All => _all;

    /// <summary>Takes over what another worker tells. A single control that is not known has no effect.</summary>
    public void Apply(ControlsMessage message)
    {
        if (message.IsAll)
        {
            _all = message.Controls;
            return;
        }

        var changed = message.Controls.DistinctBy(control => control.Name, StringComparer.Ordinal).ToDictionary(control => control.Name, StringComparer.Ordinal);
        _all = [.. _all.Select(control => changed.GetValueOrDefault(control.Name, control))];
    }

    /// <summary>Takes over the controls of this worker.</summary>
    /// <param name="controls">All of them, in the order in which they are set.</param>
    /// <returns>What another worker must be told; null if nothing has changed.</returns>
    public ControlsMessage? Replace(IReadOnlyList<SentControl> controls)
    {
        var before = _all;
        _all = [.. controls];

        // Names can be there several times or be new, as those of filters: then the order counts.
        if (!before.Select(control => control.Name).SequenceEqual(controls.Select(control => control.Name), StringComparer.Ordinal)
            || controls.DistinctBy(control => control.Name, StringComparer.Ordinal).Count() != controls.Count)
        {
            return before.SequenceEqual(_all) ? null : new ControlsMessage(true, _all);
        }

        SentControl[] changed = [.. _all.Except(before)];
        return changed.Length > 0 ? new ControlsMessage(false, changed) : null;
    }
}

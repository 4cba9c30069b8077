using PaintSound.Core.Choosing;
using PaintSound.Core.Control;

namespace PaintSound.Web;

/// <summary>The line to the operator's pages: they watch, and operate the show. What a control refuses is said to whoever asked.</summary>
internal sealed class OperatorHub(Billboard board, Spectrogram spectrogram, IShowControl control, TimeProvider time)
    : ArtistHub(board, spectrogram, time)
{
    /// <inheritdoc/>
    protected override Role Role => Role.Operator;

    /// <inheritdoc cref="IShowControl.SetGate"/>
    public void Gate(double fraction) => control.SetGate(fraction);

    /// <inheritdoc cref="IShowControl.SetDwell"/>
    public void Dwell(double seconds) => control.SetDwell(seconds);

    /// <inheritdoc cref="IShowControl.SetHold"/>
    public void Hold(bool hold) => control.SetHold(hold);

    /// <inheritdoc cref="IShowControl.Next"/>
    public void Next() => control.Next();

    /// <inheritdoc cref="IShowControl.SetFollow"/>
    public void Follow(double colour) => control.SetFollow(colour);

    /// <inheritdoc cref="IShowControl.SetDistance"/>
    public void Distance(string kind) => control.SetDistance(
        Enum.TryParse<SoundDistanceKind>(kind, ignoreCase: true, out var known) && Enum.IsDefined(known)
            ? known
            : throw new InvalidControlException("The distance is weighed or paper."));

    /// <inheritdoc cref="IShowControl.SetCollection"/>
    public void Collection(string name, bool on) => control.SetCollection(name, on);

    /// <inheritdoc cref="IShowControl.SetArm"/>
    public void Arm(bool armed) => control.SetArm(armed);

    /// <inheritdoc cref="IShowControl.SetCongruitySmoothing"/>
    public void Smoothing(double seconds) => control.SetCongruitySmoothing(seconds);

    /// <inheritdoc cref="IShowControl.SetModulationDepth"/>
    public void Depth(string modulation, double depth) => control.SetModulationDepth(modulation, depth);
}

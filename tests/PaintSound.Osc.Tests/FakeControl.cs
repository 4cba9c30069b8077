using PaintSound.Core.Choosing;
using PaintSound.Core.Control;

namespace PaintSound.Osc.Tests;

/// <summary>Writes down what it is told; checks what every control must check.</summary>
internal sealed class FakeControl : IShowControl
{
    public List<string> Calls { get; } = [];

    public void SetGate(double fraction) => Calls.Add($"gate {ControlRange.Gate.Check(fraction):0.####}");

    public void SetDwell(double seconds) => Calls.Add($"dwell {ControlRange.Dwell.Check(seconds):0.####}");

    public void SetHold(bool hold) => Calls.Add($"hold {hold}");

    public void Next() => Calls.Add("next");

    public void SetFollow(double colour) => Calls.Add($"follow {ControlRange.Follow.Check(colour):0.####}");

    public void SetDistance(SoundDistanceKind kind) => Calls.Add($"distance {kind}");

    public void SetCollection(string name, bool on) => Calls.Add(
        name == "own" ? $"collection {name} {on}" : throw new InvalidControlException($"There is no collection \"{name}\"; there is own."));

    public void SetArm(bool armed) => Calls.Add($"arm {armed}");

    public void SetCongruitySmoothing(double seconds) =>
        Calls.Add($"congruity smoothing {ControlRange.CongruitySmoothing.Check(seconds):0.####}");

    public void SetModulationDepth(string modulation, double depth) =>
        Calls.Add($"depth {modulation} {ControlRange.ModulationDepth.Check(depth):0.####}");

    public void SetProjectionBlend(ProjectionBlend blend) => Calls.Add($"blend {blend}");

    public void SetProjectionOpacity(ProjectionLayer layer, double opacity) =>
        Calls.Add($"opacity {layer} {ControlRange.Opacity.Check(opacity):0.####}");

    public void SetProjectionFade(double seconds) => Calls.Add($"fade {ControlRange.Fade.Check(seconds):0.####}");

    public void SetBlack(bool black) => Calls.Add($"black {black}");
}

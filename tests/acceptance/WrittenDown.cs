using PaintSound.Core.Control;

namespace PaintSound.Acceptance.Tests;

/// <summary>A show that only writes down what it is told.</summary>
internal sealed class WrittenDown : IShowControl
{
    public List<string> Calls { get; } = [];

    public void SetGate(double fraction) => Calls.Add($"gate {ControlRange.Gate.Check(fraction):0.####}");

    public void SetDwell(double seconds) => Calls.Add($"dwell {ControlRange.Dwell.Check(seconds):0.####}");

    public void SetHold(bool hold) => Calls.Add($"hold {hold}");

    public void Next() => Calls.Add("next");

    public void SetFollow(double colour) => Calls.Add($"follow {ControlRange.Follow.Check(colour):0.####}");

    public void SetCollection(string name, bool on) => Calls.Add($"collection {name} {on}");
}

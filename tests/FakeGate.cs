using PaintSound.Core.Events;

namespace PaintSound.Tests;

/// <summary>A gate that a test opens and closes.</summary>
internal sealed class FakeGate : IOutputGate
{
    public bool IsOpen { get; set; }
}

namespace PaintSound.Midi.Controllers;

/// <summary>A control of a controller and what it does.</summary>
/// <param name="Input">The control.</param>
/// <param name="Target">What it does.</param>
public sealed record ControllerBinding(ControllerInput Input, ControlTarget Target);

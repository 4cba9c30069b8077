using PaintSound.Core.Control;

namespace PaintSound.Midi.Controllers;

/// <summary>The function of a control of a Launch Control XL.</summary>
/// <param name="Control">The name of the control; see <see cref="LaunchControlControl"/>.</param>
/// <param name="Target">The control of the show that it sets. Its item can be a position; see <see cref="ControllerBinding.Resolve"/>.</param>
public sealed record LaunchControlFunction(string Control, ControlId Target);

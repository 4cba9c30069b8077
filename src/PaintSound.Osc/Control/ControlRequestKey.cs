using PaintSound.Osc.Addresses;

namespace PaintSound.Osc.Control;

/// <summary>Requests with the same key replace each other while they wait.</summary>
/// <param name="Entry">The address of the control.</param>
/// <param name="Item">The item of a control with a family; empty for other controls.</param>
/// <param name="IsAccepted">True if the control accepts the value.</param>
/// <param name="IsPress">True for a trigger that is pressed.</param>
internal readonly record struct ControlRequestKey(CatalogueEntry Entry, string Item, bool IsAccepted, bool IsPress);

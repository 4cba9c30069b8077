namespace PaintSound.Web.State.Dto;

/// <summary>How the corners fit the canvas: the state, named as in OSC, and one sentence.</summary>
public sealed record FramingDto(string State, string Detail);

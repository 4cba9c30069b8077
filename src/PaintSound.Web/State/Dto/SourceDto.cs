namespace PaintSound.Web.State.Dto;

/// <summary>A source and its state, named as in OSC.</summary>
public sealed record SourceDto(string Kind, string State, string Detail);

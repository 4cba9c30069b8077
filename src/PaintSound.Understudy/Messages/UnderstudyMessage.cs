using System.Text.Json.Serialization;

namespace PaintSound.Understudy.Messages;

/// <summary>A message between two workers.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(ChallengeMessage), "challenge")]
[JsonDerivedType(typeof(JoinMessage), "join")]
[JsonDerivedType(typeof(WelcomeMessage), "welcome")]
[JsonDerivedType(typeof(RefusalMessage), "refusal")]
[JsonDerivedType(typeof(BeatMessage), "beat")]
[JsonDerivedType(typeof(SnapshotMessage), "snapshot")]
[JsonDerivedType(typeof(ControlsMessage), "controls")]
[JsonDerivedType(typeof(SelectionMessage), "selection")]
[JsonDerivedType(typeof(PaintingMessage), "painting")]
[JsonDerivedType(typeof(RequestMessage), "request")]
[JsonDerivedType(typeof(YieldMessage), "yield")]
[JsonDerivedType(typeof(EndMessage), "end")]
public abstract record UnderstudyMessage;

using System.Text.Json.Serialization;

namespace PaintSound.Takes.Records;

/// <summary>A record of a take's journal. Records are in the order in which the performance analysed their contents.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(BrushRecord), "brush")]
[JsonDerivedType(typeof(MusicRecord), "music")]
[JsonDerivedType(typeof(FrameRecord), "frame")]
[JsonDerivedType(typeof(CommandRecord), "command")]
[JsonDerivedType(typeof(SourceRecord), "source")]
[JsonDerivedType(typeof(FramingRecord), "framing")]
[JsonDerivedType(typeof(ControlsRecord), "controls")]
[JsonDerivedType(typeof(PerceptionRecord), "perception")]
[JsonDerivedType(typeof(StepRecord), "step")]
[JsonDerivedType(typeof(GapRecord), "gap")]
[JsonDerivedType(typeof(OnsetRecord), "onset")]
[JsonDerivedType(typeof(StrokeRecord), "stroke")]
[JsonDerivedType(typeof(StrokeKindRecord), "stroke-kind")]
[JsonDerivedType(typeof(PositionRecord), "position")]
[JsonDerivedType(typeof(SelectionRecord), "selection")]
[JsonDerivedType(typeof(PaintingRecord), "painting")]
[JsonDerivedType(typeof(CongruityRecord), "congruity")]
[JsonDerivedType(typeof(LiveRecord), "live")]
[JsonDerivedType(typeof(MarkRecord), "mark")]
public abstract record TakeRecord;

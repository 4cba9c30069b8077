namespace PaintSound.Performance.Pipeline;

/// <summary>A command to the analysis, which comes from a person or from the tracking of the canvas and not from sound or frames.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="First">The first number; see <see cref="PipelineCommandKind"/>.</param>
/// <param name="Second">The second number.</param>
/// <param name="Third">The third number.</param>
public readonly record struct PipelineCommand(PipelineCommandKind Kind, double First = 0, double Second = 0, double Third = 0);

namespace PaintSound.Worker.Commands.Output;

/// <summary>What the doctor found.</summary>
/// <param name="What">What was looked at.</param>
/// <param name="Ok">True where nothing is to be done.</param>
/// <param name="Says">How it is, or what to do.</param>
internal sealed record DoctorFinding(string What, bool Ok, string Says);

namespace PaintSound.Media.Windows.Programs;

/// <summary>A program that runs.</summary>
/// <param name="Id">Its process id.</param>
/// <param name="Name">The name of its file without .exe.</param>
/// <param name="Started">When it was started, if that is known; tells a new process from an old one with the same id.</param>
internal sealed record RunningProgram(int Id, string Name, DateTime? Started);

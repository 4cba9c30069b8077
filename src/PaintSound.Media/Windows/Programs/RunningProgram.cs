namespace PaintSound.Media.Windows.Programs;

/// <summary>A running program.</summary>
/// <param name="Id">The process id.</param>
/// <param name="Name">The file name without .exe.</param>
/// <param name="Started">The start time, if known. It distinguishes a new process from an old one with the same id.</param>
internal sealed record RunningProgram(int Id, string Name, DateTime? Started);

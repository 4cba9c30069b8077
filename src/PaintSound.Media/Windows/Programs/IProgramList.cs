namespace PaintSound.Media.Windows.Programs;

/// <summary>The running programs of this computer.</summary>
internal interface IProgramList
{
    /// <summary>Returns all running programs.</summary>
    IReadOnlyList<RunningProgram> List();

    /// <summary>True if the program is still running.</summary>
    /// <param name="program">A program from <see cref="List"/>.</param>
    bool IsRunning(RunningProgram program);
}

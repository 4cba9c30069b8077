namespace PaintSound.Media.Windows.Programs;

/// <summary>The programs that run on this computer.</summary>
internal interface IProgramList
{
    /// <summary>All of them, now.</summary>
    IReadOnlyList<RunningProgram> Now();

    /// <summary>Whether one still runs.</summary>
    /// <param name="program">What <see cref="Now"/> gave.</param>
    bool Runs(RunningProgram program);
}

using PaintSound.Media.Windows.Programs;

namespace PaintSound.Media.Tests.Windows;

/// <summary>A fake list of running programs.</summary>
internal sealed class FakePrograms : IProgramList
{
    private volatile RunningProgram[] _programs = [];

    public IReadOnlyList<RunningProgram> List() => _programs;

    public bool IsRunning(RunningProgram program) => _programs.Contains(program);

    public void Set(params RunningProgram[] programs) => _programs = programs;
}

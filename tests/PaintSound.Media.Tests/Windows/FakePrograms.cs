using PaintSound.Media.Windows.Programs;

namespace PaintSound.Media.Tests.Windows;

/// <summary>Programs that the test starts and ends.</summary>
internal sealed class FakePrograms : IProgramList
{
    private volatile RunningProgram[] _now = [];

    public IReadOnlyList<RunningProgram> Now() => _now;

    public bool Runs(RunningProgram program) => _now.Contains(program);

    public void Set(params RunningProgram[] programs) => _now = programs;
}

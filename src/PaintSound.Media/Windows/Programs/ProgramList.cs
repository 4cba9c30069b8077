using System.ComponentModel;
using System.Diagnostics;

namespace PaintSound.Media.Windows.Programs;

/// <summary>The programs that run, as the operating system lists them.</summary>
internal sealed class ProgramList : IProgramList
{
    /// <inheritdoc/>
    public IReadOnlyList<RunningProgram> Now()
    {
        List<RunningProgram> programs = [];
        foreach (var process in Process.GetProcesses())
        {
            using (process)
            {
                if (Describe(process) is { } program)
                {
                    programs.Add(program);
                }
            }
        }

        return programs;
    }

    /// <inheritdoc/>
    public bool Runs(RunningProgram program)
    {
        try
        {
            using var process = Process.GetProcessById(program.Id);
            return Describe(process) is { } now && now.Name == program.Name && Near(now.Started, program.Started);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    // Linux computes the time anew from the time since the start of the computer.
    private static bool Near(DateTime? a, DateTime? b) => a is null || b is null || (a.Value - b.Value).Duration() < TimeSpan.FromSeconds(1);

    private static RunningProgram? Describe(Process process)
    {
        try
        {
            return process.HasExited ? null : new RunningProgram(process.Id, process.ProcessName, process.StartTime);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
        catch (Win32Exception)
        {
            // A program of another user, or one that runs as administrator.
            return new RunningProgram(process.Id, process.ProcessName, null);
        }
    }
}

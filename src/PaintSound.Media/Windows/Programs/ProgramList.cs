using System.ComponentModel;
using System.Diagnostics;

namespace PaintSound.Media.Windows.Programs;

/// <summary>The running programs, as listed by the operating system.</summary>
internal sealed class ProgramList : IProgramList
{
    /// <inheritdoc/>
    public IReadOnlyList<RunningProgram> List()
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
    public bool IsRunning(RunningProgram program)
    {
        try
        {
            using var process = Process.GetProcessById(program.Id);
            return Describe(process) is { } now && now.Name == program.Name && IsNear(now.Started, program.Started);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    // Linux computes the start time from the uptime, so two reads can differ slightly.
    private static bool IsNear(DateTime? a, DateTime? b) => a is null || b is null || (a.Value - b.Value).Duration() < TimeSpan.FromSeconds(1);

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
            // A program of another user or with administrator rights.
            return new RunningProgram(process.Id, process.ProcessName, null);
        }
    }
}

namespace PaintSound.Media.Windows.Programs;

/// <summary>How a person names a program: the name of its file, or a word of it. "Live" is "Ableton Live 12 Suite.exe", not "LiveUpdate.exe".</summary>
internal static class ProgramName
{
    private const string Suffix = ".exe";

    /// <summary>Finds a program. A name that fits whole goes before one that contains the word; of several, the one that started first, since it started the others.</summary>
    /// <param name="name">What a person calls it; upper and lower case are the same.</param>
    /// <param name="programs">Those that run.</param>
    /// <returns>Null if none fits.</returns>
    public static RunningProgram? Find(string name, IReadOnlyList<RunningProgram> programs)
    {
        var wanted = name.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase) ? name[..^Suffix.Length] : name;
        return programs
            .Select(program => (Program: program, Fit: Fit(program.Name, wanted)))
            .Where(candidate => candidate.Fit > 0)
            .OrderByDescending(candidate => candidate.Fit)
            .ThenBy(candidate => candidate.Program.Started ?? DateTime.MaxValue)
            .Select(candidate => candidate.Program)
            .FirstOrDefault();
    }

    private static int Fit(string name, string wanted)
    {
        if (name.Equals(wanted, StringComparison.OrdinalIgnoreCase))
        {
            return 2;
        }

        for (var at = Next(0); at >= 0; at = Next(at + 1))
        {
            var end = at + wanted.Length;
            if ((at == 0 || !char.IsLetterOrDigit(name[at - 1])) && (end == name.Length || !char.IsLetterOrDigit(name[end])))
            {
                return 1;
            }
        }

        return 0;

        int Next(int from) => name.IndexOf(wanted, from, StringComparison.OrdinalIgnoreCase);
    }
}

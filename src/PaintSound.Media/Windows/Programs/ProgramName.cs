namespace PaintSound.Media.Windows.Programs;

/// <summary>Finds a program by its file name or by a word of it. "Live" finds "Ableton Live 12 Suite.exe", but not "LiveUpdate.exe".</summary>
internal static class ProgramName
{
    private const string Suffix = ".exe";

    /// <summary>Finds a program. An exact match has priority over a name that contains the word. Of several matches, the one that started first is used, because it usually started the others.</summary>
    /// <param name="name">The file name or a word of it; not case-sensitive.</param>
    /// <param name="programs">The running programs.</param>
    /// <returns>Null if no program matches.</returns>
    public static RunningProgram? Find(string name, IReadOnlyList<RunningProgram> programs)
    {
        var word = name.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase) ? name[..^Suffix.Length] : name;
        return programs
            .Select(program => (Program: program, Match: Match(program.Name, word)))
            .Where(candidate => candidate.Match > 0)
            .OrderByDescending(candidate => candidate.Match)
            .ThenBy(candidate => candidate.Program.Started ?? DateTime.MaxValue)
            .Select(candidate => candidate.Program)
            .FirstOrDefault();
    }

    private static int Match(string name, string word)
    {
        if (name.Equals(word, StringComparison.OrdinalIgnoreCase))
        {
            return 2;
        }

        for (var index = FindNext(0); index >= 0; index = FindNext(index + 1))
        {
            var end = index + word.Length;
            if ((index == 0 || !char.IsLetterOrDigit(name[index - 1])) && (end == name.Length || !char.IsLetterOrDigit(name[end])))
            {
                return 1;
            }
        }

        return 0;

        int FindNext(int start) => name.IndexOf(word, start, StringComparison.OrdinalIgnoreCase);
    }
}

namespace PaintSound.Worker.Spelling;

/// <summary>Finds the word that a person meant who wrote another one.</summary>
internal static class NearestWord
{
    // Three letters of nine: more differences make another word.
    private const int LettersPerError = 3;
    private const int MaxErrors = 3;
    private const int LongestWord = 64;

    /// <summary>
    /// Returns the nearest of several words, or null if none is near. Capital letters and spaces, hyphens or underscores at one place count as equal.
    /// Near is a distance of one for every three letters of the longer word, at least one and at most three.
    /// </summary>
    /// <param name="word">What the person wrote.</param>
    /// <param name="words">What is allowed. If several are equally near, the first one counts.</param>
    public static string? Find(string word, IEnumerable<string> words)
    {
        if (word.Length is 0 or > LongestWord)
        {
            return null;
        }

        var written = Normalise(word);
        return words
            .Where(candidate => candidate.Length is > 0 and <= LongestWord && candidate != word)
            .Select(candidate => new Candidate(candidate, Distance(written, Normalise(candidate))))
            .Where(candidate => candidate.Distance <= Limit(word, candidate.Word))
            .MinBy(candidate => candidate.Distance)?.Word;
    }

    /// <summary>Returns the question that follows a message, or nothing if no word is near.</summary>
    /// <param name="word">What the person wrote.</param>
    /// <param name="words">What is allowed.</param>
    public static string Ask(string word, IEnumerable<string> words) => Find(word, words) is { } nearest ? $". Did you mean '{nearest}'?" : string.Empty;

    /// <summary>
    /// The edit distance: how many letters have to be inserted, removed, replaced, or exchanged with their neighbour (optimal string alignment).
    /// </summary>
    public static int Distance(string from, string to)
    {
        var rows = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++)
        {
            for (var j = 0; j <= to.Length; j++)
            {
                rows[i, j] = (i, j) switch
                {
                    (0, _) => j,
                    (_, 0) => i,
                    _ => Step(i, j),
                };
            }
        }

        return rows[from.Length, to.Length];

        int Step(int i, int j)
        {
            var replaced = rows[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
            var least = Math.Min(replaced, 1 + Math.Min(rows[i - 1, j], rows[i, j - 1]));
            var isExchanged = i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1];
            return isExchanged ? Math.Min(least, rows[i - 2, j - 2] + 1) : least;
        }
    }

    private static int Limit(string word, string candidate) => Math.Clamp(Math.Max(word.Length, candidate.Length) / LettersPerError, 1, MaxErrors);

    private static string Normalise(string word) => word.Replace('_', '-').Replace(' ', '-').ToUpperInvariant();

    private sealed record Candidate(string Word, int Distance);
}

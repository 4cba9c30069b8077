using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Commands.New;

/// <summary>What a person reads after a show file was written.</summary>
/// <param name="show">The show file as the person named it.</param>
/// <param name="answers">What it says.</param>
internal sealed class NewShowSummary(string show, NewShow answers)
{
    /// <summary>What the show file says, in one line.</summary>
    public string Contents
    {
        get
        {
            return $"Library: {answers.Library}. Brush: {Describe(answers.Brush)}. Canvas: {Describe(answers.Canvas)}. Music: {(answers.Music is { } music ? Describe(music) : "none")}. " +
                $"Live: {AnswerWords.Write(new LiveAnswer(answers.Live))}.";

            static string Describe(SourceSettings source) => source.Kind == SourceSettingsKind.Simulated ? "simulated" : source.Name;
        }
    }

    /// <summary>What to run next, in this order.</summary>
    public IReadOnlyList<NextStep> Next =>
    [
        .. HasLibrary ? Array.Empty<NextStep>() : [new($"paintsound index FOLDER... --library \"{answers.Library}\"", "makes the library from your music and paintings")],
        new($"paintsound doctor \"{show}\"", "checks it"),
        new($"paintsound rehearse \"{show}\"", "is a dry run"),
        new($"paintsound run \"{show}\"", "starts it"),
    ];

    /// <summary>The lines for a terminal.</summary>
    public override string ToString()
    {
        var steps = Next.Select(step => $"{step.Command} {step.Meaning}").ToArray();
        var next = HasLibrary
            ? $"{string.Join(", ", steps)}."
            : $"There is no library in {answers.Library} yet: {steps[0]}. Then {string.Join(", ", steps[1..])}.";
        return $"{show} was written.{Environment.NewLine}{Contents}{Environment.NewLine}{next}";
    }

    private bool HasLibrary => Directory.Exists(answers.Library);
}

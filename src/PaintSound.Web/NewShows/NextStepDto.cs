namespace PaintSound.Web.NewShows;

/// <summary>A command to run next.</summary>
/// <param name="Command">The command line.</param>
/// <param name="Meaning">What it does, as the rest of a sentence: "checks it".</param>
public sealed record NextStepDto(string Command, string Meaning);

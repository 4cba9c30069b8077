namespace PaintSound.Worker.Commands.New;

/// <summary>A command to run after the show file was written.</summary>
/// <param name="Command">The command line.</param>
/// <param name="Meaning">What it does, as the rest of a sentence: "checks it".</param>
internal sealed record NextStep(string Command, string Meaning);

using System.CommandLine;
using System.CommandLine.Parsing;
using PaintSound.Worker.Show.Settings;
using PaintSound.Worker.Spelling;

namespace PaintSound.Worker.Commands.New;

/// <summary>The options of <c>paintsound new</c>: one for each question.</summary>
internal sealed class NewShowOptions
{
    private const string Sources = "a device or stream ('paintsound devices' lists them), a recording, or simulated (simulated:2 is another artist)";

    /// <summary>The folder of the library.</summary>
    public Option<string?> Library { get; } = new("--library") { Description = "Folder of the library. It may not exist yet." };

    /// <summary>The contact microphone.</summary>
    public Option<SourceSettings?> Brush { get; } = Source("--brush", "The contact microphone");

    /// <summary>The camera.</summary>
    public Option<SourceSettings?> Canvas { get; } = Source("--canvas", "The camera");

    /// <summary>The composer's sound.</summary>
    public Option<MusicAnswer?> Music { get; } = new("--music")
    {
        Description = $"The composer's sound: {Sources}, or none.",
        CustomParser = result => result.Tokens.Single().Value == AnswerWords.None ? new MusicAnswer(null) : Parse(result, "--music", [AnswerWords.None, AnswerWords.Simulated]) is { } source ? new MusicAnswer(source) : null,
    };

    /// <summary>The connection to Ableton Live.</summary>
    public Option<LiveAnswer?> Live { get; } = new("--live") { Description = $"What plays the selections in Ableton Live: {string.Join(", ", AnswerWords.Connections)}.", CustomParser = ParseLive };

    /// <summary>The answers of a command line.</summary>
    public GivenAnswers Read(ParseResult parsed) => new(
        parsed.GetValue(Library) is { } library ? Path.GetFullPath(library) : null,
        parsed.GetValue(Brush),
        parsed.GetValue(Canvas),
        parsed.GetValue(Music),
        parsed.GetValue(Live));

    private static Option<SourceSettings?> Source(string name, string meaning) => new(name)
    {
        Description = $"{meaning}: {Sources}.",
        CustomParser = result => Parse(result, name, [AnswerWords.Simulated]),
    };

    private static SourceSettings? Parse(ArgumentResult result, string option, string[] words)
    {
        var text = result.Tokens.Single().Value;
        var source = AnswerWords.ParseSource(text);
        if (source is null)
        {
            var question = NearestWord.Ask(text, words);
            result.AddError($"{option} does not take '{text}': it is no name of a device and no file that exists{(question.Length > 0 ? question : ". 'paintsound devices' lists the devices.")}");
        }

        return source;
    }

    private static LiveAnswer? ParseLive(ArgumentResult result)
    {
        var text = result.Tokens.Single().Value;
        var answer = AnswerWords.ParseLive(text);
        if (answer is null)
        {
            var question = NearestWord.Ask(text, AnswerWords.Connections);
            result.AddError($"--live does not take '{text}': {string.Join(", ", AnswerWords.Connections)}{(question.Length > 0 ? question : ".")}");
        }

        return answer;
    }
}

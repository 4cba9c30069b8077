using System.CommandLine;
using System.CommandLine.Parsing;
using PaintSound.Worker.Spelling;

namespace PaintSound.Worker.Commands.Input;

/// <summary>Describes what is wrong with a command line, with the command or option that was probably meant.</summary>
internal static class UsageErrors
{
    /// <summary>Returns one line for each error; nothing if the command line is valid.</summary>
    public static IReadOnlyList<string> Describe(ParseResult parsed)
    {
        if (parsed.Tokens.Any(token => token.Value.Length == 0))
        {
            return ["An argument is empty (''). It may be a variable of the shell that is not set. Write the value, or leave the argument or its option out."];
        }

        var command = parsed.CommandResult.Command;
        var unknown = (command.TreatUnmatchedTokensAsErrors ? parsed.UnmatchedTokens : []).Concat(SwallowedOptions(parsed)).ToArray();
        // Of several words, only the first is a command: the others are what it would have taken.
        var wrong = unknown.Where((word, i) => i == 0 || IsOption(word)).Select(word => Describe(command, word)).ToArray();
        if (parsed.Errors.Count == 0 && wrong.Length == 0)
        {
            return [];
        }

        // With a misspelt command, that no command was given is no news.
        var others = parsed.Errors.Select(error => error.Message).Where(message =>
            !unknown.Any(word => message.Contains($"'{word}'", StringComparison.Ordinal)) && (unknown.Length == 0 || command.Subcommands.Count == 0));
        return [.. wrong, .. others];
    }

    private static string Describe(Command command, string word)
    {
        if (IsOption(word))
        {
            var name = word.Split('=', ':')[0];
            var options = command.Options.Where(option => !option.Hidden).Select(option => option.Name);
            return $"{Name(command)} has no option '{name}'{End(NearestWord.Ask(name, options))}";
        }

        var commands = command.Subcommands.Where(child => !child.Hidden).Select(child => child.Name).ToArray();
        return commands.Length == 0
            ? $"{Name(command)} takes no argument '{word}' here. It may be too much, or need quotation marks."
            : $"{Name(command)} has no command '{word}'{End(NearestWord.Ask(word, commands))}";
    }

    private static string Name(Command command) => $"'{Path(command)}'";

    private static string Path(Command command) => command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{Path(parent)} {command.Name}" : "paintsound";

    private static string End(string question) => question.Length > 0 ? question : ".";

    private static bool IsOption(string word) => word.StartsWith("--", StringComparison.Ordinal);

    // An argument that takes several values also takes a misspelt option. A file of such a name is possible behind '--'.
    private static IEnumerable<string> SwallowedOptions(ParseResult parsed) => parsed.Tokens.Any(token => token.Type == TokenType.DoubleDash)
        ? []
        : parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens).Select(token => token.Value).Where(IsOption);
}

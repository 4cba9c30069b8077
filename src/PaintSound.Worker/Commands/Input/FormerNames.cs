using System.CommandLine;
using PaintSound.Worker.Commands.Output;

namespace PaintSound.Worker.Commands.Input;

/// <summary>Former names of commands and options. The help does not list them; a message gives the present name.</summary>
internal static class FormerNames
{
    /// <summary>Creates a command that only names its successor; exit status 2.</summary>
    /// <param name="parent">The name of the parent command.</param>
    /// <param name="former">The former name.</param>
    /// <param name="present">The present name.</param>
    public static Command CreateCommand(string parent, string former, string present)
    {
        var command = new Command(former) { Hidden = true, TreatUnmatchedTokensAsErrors = false };
        command.SetAction(async (parsed, _) =>
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync($"'{parent} {former}' is now '{parent} {present}'.");
            return ExitStatus.Usage;
        });
        return command;
    }

    /// <summary>Creates an option that only names its successor; exit status 2.</summary>
    /// <param name="former">The former name, with hyphens.</param>
    /// <param name="present">The present name, with hyphens.</param>
    public static Option<string> CreateOption(string former, string present)
    {
        var option = new Option<string>(former) { Hidden = true };
        option.Validators.Add(result => result.AddError($"'{former}' is now '{present}'."));
        return option;
    }
}

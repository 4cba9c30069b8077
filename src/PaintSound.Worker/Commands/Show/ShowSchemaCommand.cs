using System.CommandLine;
using PaintSound.Worker.Commands.Output;
using PaintSound.Worker.Show;

namespace PaintSound.Worker.Commands.Show;

/// <summary><c>paintsound show schema</c>: prints the JSON schema of show files.</summary>
internal static class ShowSchemaCommand
{
    public static Command Create()
    {
        var command = new Command("schema", "Print the JSON schema of show files, for completion and error messages in editors.");
        command.SetAction(async (_, _) =>
        {
            await Console.Out.WriteLineAsync(ShowFile.CreateSchema().ToJsonString(CommandOutput.Json));
            return ExitStatus.Done;
        });
        return command;
    }
}

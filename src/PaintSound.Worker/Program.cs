using System.CommandLine;
using PaintSound.Core;
using PaintSound.Worker;
using PaintSound.Worker.Commands;
using PaintSound.Worker.Commands.Input;
using PaintSound.Worker.Commands.Output;
using PaintSound.Worker.Paths;

Console.SetError(new StandardErrorWriter(Console.Error));
var parsed = CommandLine.CreateRoot().Parse([.. args.Select(HomeFolder.ExpandArgument)]);
if (UsageErrors.Describe(parsed) is { Count: > 0 } errors)
{
    foreach (var error in errors)
    {
        await Console.Error.WriteLineAsync(error);
    }

    await Console.Error.WriteLineAsync("'paintsound --help' lists the commands, 'paintsound COMMAND --help' the options of a command.");
    return ExitStatus.Usage;
}

using var signals = new ShutdownSignals();
try
{
    var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = ShutdownSignals.TimeLimit };
    return await parsed.InvokeAsync(configuration, signals.WindowClosed);
}

// On a terminal, Ctrl+C also reaches ffmpeg. Its error then only means that it was stopped.
catch (Exception e) when (signals.IsRequested || e is OperationCanceledException)
{
    await Console.Error.WriteLineAsync("Stopped.");
    return ExitStatus.Failed;
}
catch (PaintSoundException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return ExitStatus.Failed;
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException)
{
    // Only writing results fails here: code that reads files reports its own errors.
    await Console.Error.WriteLineAsync($"A file or folder could not be written: {e.Message} Check the path, the permissions and the disk.");
    return ExitStatus.Failed;
}
catch (Exception e)
{
    await Console.Error.WriteLineAsync($"Unexpected error in PaintSound. Please report it with these lines:\n{e}");
    return ExitStatus.Failed;
}

using System.CommandLine;
using PaintSound.Core;
using PaintSound.Worker;
using PaintSound.Worker.Commands;
using PaintSound.Worker.Commands.Output;

Console.SetError(new StandardErrorWriter(Console.Error));
var parsed = CommandLine.CreateRoot().Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors)
    {
        await Console.Error.WriteLineAsync(error.Message);
    }

    await Console.Error.WriteLineAsync("'paintsound --help' lists the commands, 'paintsound COMMAND --help' what one takes.");
    return ExitStatus.Usage;
}

using var interruption = new ShutdownSignals();
try
{
    var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = ShutdownSignals.TimeLimit };
    return await parsed.InvokeAsync(configuration, interruption.WindowClosed);
}

// On a terminal Ctrl+C reaches ffmpeg too; what it then complains of is only that it was stopped.
catch (Exception e) when (interruption.IsRequested || e is OperationCanceledException)
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
    // Only where results are written: whatever reads says it in its own words.
    await Console.Error.WriteLineAsync($"A file or folder could not be written: {e.Message} Check its path, its permissions and its disk.");
    return ExitStatus.Failed;
}
catch (Exception e)
{
    await Console.Error.WriteLineAsync($"PaintSound met an error that it did not expect; please report it with these lines.\n{e}");
    return ExitStatus.Failed;
}

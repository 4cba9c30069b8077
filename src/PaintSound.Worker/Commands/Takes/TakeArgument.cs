using System.CommandLine;
using PaintSound.Takes.Replay;
using PaintSound.Takes.Storage;
using PaintSound.Worker.Commands.Output;
using PaintSound.Worker.Paths;

namespace PaintSound.Worker.Commands.Takes;

/// <summary>The argument that names a take, and the option that names the folder of all takes.</summary>
internal sealed class TakeArgument
{
    /// <summary>The take.</summary>
    public Argument<string> Take { get; } = new("TAKE") { Description = "The folder of a take, its name as 'paintsound takes' lists it, or 'last'." };

    /// <summary>The folder of all takes.</summary>
    public Option<string> Folder { get; } = CreateFolder();

    /// <summary>The option that names the folder of all takes.</summary>
    public static Option<string> CreateFolder() => new("--takes")
    {
        Description = "The folder of all takes, if the show names another one.",
        DefaultValueFactory = _ => UserFolders.Default.Takes,
    };

    /// <summary>Opens the take.</summary>
    /// <exception cref="CommandException">There is no such take.</exception>
    /// <exception cref="PaintSound.Takes.TakeException">It cannot be read.</exception>
    public Take Open(ParseResult parsed)
    {
        var (name, folder) = (parsed.GetValue(Take)!, Path.GetFullPath(parsed.GetValue(Folder)!));
        if (name == "last")
        {
            return new TakeStore(folder).Takes is [.., var newest]
                ? PaintSound.Takes.Replay.Take.Open(newest)
                : throw new CommandException($"There is no take in {folder}. 'paintsound run' records one; '--takes' names another folder.");
        }

        var named = Path.Combine(folder, name);
        return PaintSound.Takes.Replay.Take.Open(!Directory.Exists(name) && Directory.Exists(named) ? named : name);
    }
}

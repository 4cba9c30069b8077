using System.CommandLine;
using PaintSound.Models;
using PaintSound.Models.Manifests;
using PaintSound.Performance.Loading;
using PaintSound.Worker.Commands.Input;
using PaintSound.Worker.Commands.Output;

namespace PaintSound.Worker.Commands.Models;

/// <summary><c>paintsound models list</c>: lists the networks in a folder, and which of them the commands use.</summary>
internal static class ModelsListCommand
{
    private static readonly string[] Roles = [Manifest.Correspondence, Manifest.SoundEmbedding];

    public static Command Create()
    {
        var folder = new Argument<string?>("FOLDER")
        {
            Description = "A folder of networks, as for --models. Default: the bundled networks.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var json = CommonOptions.Json();
        var command = new Command("list", "List the networks in a folder, and which of them the commands use.") { folder, json };
        command.SetAction(async (parsed, _) =>
        {
            var path = parsed.GetValue(folder);
            var networks = NetworkLoader.FindAll(path ?? NetworkLoader.BundledFolder).Select(NetworkJson.Of).ToArray();
            var used = Roles.ToDictionary(role => role, role => FindUsed(path is null ? [] : [path], role), StringComparer.Ordinal);
            var listing = new Listing(networks, used);
            CommandOutput.Write(listing, parsed.GetValue(json), output => Write(listing, output));
            foreach (var broken in networks.Where(network => network.Problem is not null))
            {
                await Console.Error.WriteLineAsync(broken.Problem);
            }

            return networks.All(network => network.Problem is null) ? ExitStatus.Done : ExitStatus.Failed;
        });
        return command;
    }

    private static void Write(Listing listing, TextWriter output)
    {
        foreach (var network in listing.Networks.Where(network => network.Problem is null))
        {
            output.WriteLine($"{network.Role}: {network.Name} {network.Version}, {network.Kind}, {network.Precision}, {network.Megabytes} MB, {network.Licence}");
            output.WriteLine($"    in {network.Folder}");
            WriteNote(output, "image input", network.ImageInput);
            WriteNote(output, "sound input", network.SoundInput);
            WriteNote(output, "trained on", network.TrainedOn);
            foreach (var result in network.Results)
            {
                WriteNote(output, "result", result);
            }
        }

        foreach (var (role, folder) in listing.Taken)
        {
            output.WriteLine($"The commands use for {role}: {folder ?? "none, because no network or more than one was found"}");
        }

        output.WriteLine("To use another network: --models FOLDER, or 'models: FOLDER' in the show file.");
    }

    private static void WriteNote(TextWriter output, string topic, string? note)
    {
        if (note is not null)
        {
            output.WriteLine($"    {topic}: {note}");
        }
    }

    private static string? FindUsed(IReadOnlyList<string> folders, string role)
    {
        try
        {
            return NetworkLoader.Find(folders, role);
        }
        catch (ModelException)
        {
            // Several networks of one role, or one that cannot be read: the list shows them.
            return null;
        }
    }

    private sealed record Listing(IReadOnlyList<NetworkJson> Networks, IReadOnlyDictionary<string, string?> Taken);
}

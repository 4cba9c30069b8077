using System.CommandLine;
using PaintSound.Models;
using PaintSound.Models.Manifests;
using PaintSound.Performance.Loading;
using PaintSound.Worker.Commands.Input;
using PaintSound.Worker.Commands.Output;

namespace PaintSound.Worker.Commands.Models;

/// <summary><c>paintsound models list</c>: the networks in a folder, and which of them the commands would take.</summary>
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
            var named = parsed.GetValue(folder);
            var networks = NetworkLoader.FindAll(named ?? NetworkLoader.BundledFolder).Select(NetworkJson.Of).ToArray();
            var taken = Roles.ToDictionary(role => role, role => Taken(named is null ? [] : [named], role), StringComparer.Ordinal);
            var answer = new Listing(networks, taken);
            CommandOutput.Write(answer, parsed.GetValue(json), words => Write(answer, words));
            foreach (var broken in networks.Where(network => network.Problem is not null))
            {
                await Console.Error.WriteLineAsync(broken.Problem);
            }

            return networks.All(network => network.Problem is null) ? ExitStatus.Done : ExitStatus.Failed;
        });
        return command;
    }

    private static void Write(Listing listing, TextWriter words)
    {
        foreach (var network in listing.Networks.Where(network => network.Problem is null))
        {
            words.WriteLine($"{network.Role}: {network.Name} {network.Version}, {network.Kind}, {network.Precision}, {network.Megabytes} MB, {network.Licence}");
            words.WriteLine($"    in {network.Folder}");
            Note(words, "image input", network.ImageInput);
            Note(words, "sound input", network.SoundInput);
            Note(words, "trained on", network.TrainedOn);
            foreach (var result in network.Results)
            {
                Note(words, "result", result);
            }
        }

        foreach (var (role, folder) in listing.Taken)
        {
            words.WriteLine($"The commands use for {role}: {folder ?? "none, because more than one or none can be read"}");
        }

        words.WriteLine("To use another network: --models FOLDER, or 'models: FOLDER' in the show file.");
    }

    private static void Note(TextWriter words, string what, string? note)
    {
        if (note is not null)
        {
            words.WriteLine($"    {what}: {note}");
        }
    }

    private static string? Taken(IReadOnlyList<string> folders, string role)
    {
        try
        {
            return NetworkLoader.Find(folders, role);
        }
        catch (ModelException)
        {
            // Two of a kind, or one that cannot be read: the listing shows them.
            return null;
        }
    }

    private sealed record Listing(IReadOnlyList<NetworkJson> Networks, IReadOnlyDictionary<string, string?> Taken);
}

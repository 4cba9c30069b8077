using System.CommandLine;
using PaintSound.Core.Choosing;
using PaintSound.Core.Works;
using PaintSound.Library;
using PaintSound.Worker.Announce;
using PaintSound.Worker.Stage;

namespace PaintSound.Worker.Commands;

/// <summary><c>paintsound paintings</c>: the paintings that answer a piece of music.</summary>
internal static class PaintingsCommand
{
    public static Command Create()
    {
        var music = new Option<string>("--music") { Description = "A recording of music; its last four seconds count.", Required = true };
        var library = Choices.Library();
        var top = Choices.Top();
        var models = Choices.Models();
        var json = Choices.Json();
        var command = new Command("paintings", "The paintings that answer a piece of music.") { music, library, top, models, json };
        command.SetAction(async (parsed, stop) =>
        {
            using var networks = Networks.Open(parsed.GetValue(models)!);
            var works = WorkLibrary.Open(parsed.GetValue(library)!);
            var network = networks.Correspondence;
            var paintings = works.Paintings(network.Manifest);
            if (paintings.Count == 0)
            {
                throw new CommandException($"The library {works.Folder} holds no paintings: index a folder that does.");
            }

            var (mel, moment) = await new Material(networks).MusicAsync(parsed.GetValue(music)!, stop);
            if (moment.LevelDb < Excerpt.SilentDb)
            {
                await Console.Error.WriteLineAsync($"The last four seconds of {parsed.GetValue(music)} are silent; on a stage no painting would answer them.");
            }

            var encounter = new Encounter(works.Excerpts(network.Manifest, networks.Sound.Manifest), paintings, network);
            encounter.Listen(mel);
            var ranked = encounter.Rank(new ChoosingControls(), parsed.GetValue(top));
            Answer.Give(ranked.Select(PaintingAccount.Of), parsed.GetValue(json), words =>
            {
                foreach (var candidate in ranked)
                {
                    words.WriteLine($"{candidate.Rank,2}  {Commentary.Name(candidate.Painting)}  music {candidate.Correspondence:0.000}");
                }
            });
            return ExitStatus.Done;
        });
        return command;
    }

    private sealed record PaintingAccount(int Rank, string Work, string Title, string File, float Correspondence)
    {
        public static PaintingAccount Of(PaintingCandidate candidate) => new(
            candidate.Rank, candidate.Painting.Id, candidate.Painting.Title, candidate.Painting.File, candidate.Correspondence);
    }
}

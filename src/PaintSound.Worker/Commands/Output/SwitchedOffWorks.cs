using System.Collections.Immutable;
using System.CommandLine;
using PaintSound.Core.Works;
using PaintSound.Worker.Wording;

namespace PaintSound.Worker.Commands.Output;

/// <summary>The works that are switched off, for commands that list what a show would select.</summary>
/// <param name="off">The ids of the works that are switched off.</param>
/// <param name="areListed">True if they are listed, with a mark.</param>
internal sealed class SwitchedOffWorks(IReadOnlySet<string> off, bool areListed)
{
    /// <summary>The ids of the works that are left out.</summary>
    public ImmutableHashSet<string> Excluded { get; } = areListed ? [] : [.. off];

    /// <summary>Creates the option that lists them.</summary>
    public static Option<bool> Option() => new("--all") { Description = "List works that are switched off, too. They are marked." };

    /// <summary>True if a listed work is switched off.</summary>
    public bool Contains(Work work) => off.Contains(work.Id);

    /// <summary>The mark behind a work in the list.</summary>
    public string Mark(Work work) => Contains(work) ? "  switched off" : "";

    /// <summary>Says how many works are left out, if any are.</summary>
    /// <param name="works">All works of the list's kind in the library.</param>
    /// <param name="message">Receives the sentence.</param>
    /// <exception cref="CommandException">All works are left out.</exception>
    public async Task ReportAsync(IEnumerable<Work> works, TextWriter message)
    {
        var groups = works.DistinctBy(work => work.Id, StringComparer.Ordinal).ToLookup(work => Excluded.Contains(work.Id));
        var count = groups[true].Count();
        if (count > 0 && !groups[false].Any())
        {
            throw new CommandException("All works that could be listed are switched off. Switch one on, on the library page, or add --all.");
        }

        if (count > 0)
        {
            await message.WriteLineAsync($"{Quantity.Of(count, "work")} {(count == 1 ? "is" : "are")} switched off and left out; --all lists {(count == 1 ? "it" : "them")}.");
        }
    }
}

using System.Text.Json;
using PaintSound.Core.Choosing;
using PaintSound.Film;

namespace PaintSound.Worker.Commands;

/// <summary>The account of a performance: what was chosen when, and why.</summary>
/// <param name="Seconds">Length of the performance.</param>
/// <param name="Selections">What was chosen, in order.</param>
internal sealed record Account(double Seconds, IReadOnlyList<SelectionAccount> Selections)
{
    public static Account Of(TimeSpan length, IReadOnlyList<Selection> selections) =>
        new(Math.Round(length.TotalSeconds, 3), [.. selections.Select(SelectionAccount.Of)]);

    /// <summary>Writes it as JSON.</summary>
    public void Write(string file) => File.WriteAllText(file, JsonSerializer.Serialize(this, Answer.Json) + "\n");

    /// <summary>Names the excerpts that the film had to leave out.</summary>
    public static void Regret(IReadOnlyList<Missing> missing)
    {
        foreach (var excerpt in missing)
        {
            Console.Error.WriteLine($"Silence at {excerpt.Selection.At.TotalSeconds:0.0} s: {excerpt.Reason}");
        }
    }
}

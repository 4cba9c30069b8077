using System.CommandLine;

namespace PaintSound.Worker.Commands;

/// <summary>Options that several commands share; each command makes its own copy.</summary>
internal static class Choices
{
    public static Option<bool> Json() => new("--json") { Description = "Answer with one JSON document on standard output." };

    public static Option<string> Library() => new("--library")
    {
        Description = "Folder of the library (made by 'paintsound index').",
        Required = true,
    };

    public static Option<string?> Models() => new("--models")
    {
        Description = "Folder with networks of your own instead of those that PaintSound brings.",
    };

    public static Option<int> Top() => Positive("--top", 5, "How many to list.");

    public static Option<double> Gate()
    {
        var gate = new Option<double>("--gate")
        {
            Description = "Fraction of the excerpts that passes the gate, above 0, at most 1.",
            DefaultValueFactory = _ => 0.01,
        };
        gate.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is not (> 0 and <= 1))
            {
                result.AddError("--gate takes a number above 0 and at most 1.");
            }
        });
        return gate;
    }

    public static Option<int> Positive(string name, int standard, string description)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => standard };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
            {
                result.AddError($"{name} takes a number of at least 1.");
            }
        });
        return option;
    }
}

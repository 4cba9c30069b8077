using PaintSound.Benchmarks.Micro;
using PaintSound.Benchmarks.Reporting;
using PaintSound.Benchmarks.Scenarios;

// run [WORD]          measures all benchmarks whose name contains the word, prints a table, writes results.json
// compare OLD NEW     compares two results files
switch (args)
{
    case ["run"] or ["run", _]:
        var word = args.ElementAtOrDefault(1) ?? string.Empty;
        var machine = Machine.Describe();
        List<Figure> figures = [.. MicroBenchmarks.Measure(word)];
        foreach (var scenario in Scenario.All.Where(item => item.Name.Contains(word, StringComparison.OrdinalIgnoreCase)))
        {
            Console.Error.WriteLine($"{scenario.Name} ...");
            figures.AddRange(await scenario.MeasureAsync(CancellationToken.None));
        }

        var results = new Results(machine, figures);
        results.Write("results.json");
        results.Print(Console.Out);
        return 0;
    case ["compare", var before, var now]:
        Results.Read(now).PrintChanges(Results.Read(before), Console.Out);
        return 0;
    default:
        Console.Error.WriteLine("run [WORD]       measure all benchmarks whose name contains WORD and write results.json\ncompare OLD NEW  compare two results files");
        return 2;
}

using PaintSound.Benchmarks.Micro;
using PaintSound.Benchmarks.Reporting;
using PaintSound.Benchmarks.Scenarios;

// run [WORD]          measures all benchmarks whose name contains the word, prints a table, writes results.json
// latency             measures the way from JACK to OSC, idle and beside two busy loops; writes results.json (4 minutes, Linux with jackd)
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

        Save(machine, figures);
        return 0;
    case ["latency"]:
        var here = Machine.Describe();
        Save(here, await new TouchLatencyScenario().MeasureAsync(CancellationToken.None));
        return 0;
    case ["compare", var before, var now]:
        Results.Read(now).PrintChanges(Results.Read(before), Console.Out);
        return 0;
    default:
        Console.Error.WriteLine("run [WORD]       measure all benchmarks whose name contains WORD and write results.json\nlatency          measure the way from JACK to OSC, idle and beside two busy loops, and write results.json\ncompare OLD NEW  compare two results files");
        return 2;
}

static void Save(Machine machine, IReadOnlyList<Figure> figures)
{
    var results = new Results(machine, figures);
    results.Write("results.json");
    results.Print(Console.Out);
}

using System.Reflection;
using PaintSound.Worker.Tests.Docs;

namespace PaintSound.Worker.Tests.Architecture;

public class DependencyTests
{
    public static TheoryData<string> Projects => [.. Load().Select(project => project.GetName().Name!)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_folder_of_a_project_uses_a_folder_that_uses_it(string project) =>
        Assert.Empty(new FolderGraph(Assembly.Load(project)).FindCycle());

    [Fact]
    public void A_cycle_is_found_with_an_example_for_each_step() => Assert.Equal(
        [
            "PaintSound.Worker.Tests.Architecture.Example.First -> PaintSound.Worker.Tests.Architecture.Example.Second (InFirst uses InSecond)",
            "PaintSound.Worker.Tests.Architecture.Example.Second -> PaintSound.Worker.Tests.Architecture.Example.First (InSecond uses InFirst)",
        ],
        new FolderGraph(typeof(DependencyTests).Assembly, "PaintSound.Worker.Tests.Architecture.Example").FindCycle());

    [Fact]
    public void All_projects_are_checked() => Assert.Equal(
        Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src")).Select(Path.GetFileName).Order(),
        Load().Select(project => project == typeof(Composition).Assembly ? "PaintSound.Worker" : project.GetName().Name).Order());

    /// <summary>The worker refers to every other project, some of them through others.</summary>
    private static IEnumerable<Assembly> Load()
    {
        HashSet<string> seen = [];
        Queue<Assembly> open = new([typeof(Composition).Assembly]);
        while (open.TryDequeue(out var assembly))
        {
            if (!seen.Add(assembly.FullName!))
            {
                continue;
            }

            yield return assembly;
            foreach (var name in assembly.GetReferencedAssemblies().Where(name => name.Name!.StartsWith("PaintSound", StringComparison.Ordinal)))
            {
                open.Enqueue(Assembly.Load(name));
            }
        }
    }
}

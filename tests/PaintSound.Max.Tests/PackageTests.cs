using System.Text.Json.Nodes;
using System.Xml.Linq;
using PaintSound.Osc.Addresses;

namespace PaintSound.Max.Tests;

public class PackageTests
{
    private static readonly string[] Objects = [.. Files("patchers").Select(Path.GetFileNameWithoutExtension)!];

    [Fact]
    public void Package_describes_itself()
    {
        var info = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder.Package, "package-info.json")))!;
        Assert.Equal(Path.GetFileName(Folder.Package), info["name"]!.GetValue<string>());
        Assert.Matches("^[0-9]+[.][0-9]+[.][0-9]+$", info["version"]!.GetValue<string>());
        Assert.Equal(XDocument.Load(Path.Combine(Folder.Repository, "Directory.Build.props")).Descendants("Version").Single().Value, info["version"]!.GetValue<string>());
        Assert.All(new[] { "author", "description", "max_version_min", "max_version_max" }, key => Assert.NotEmpty(info[key]!.GetValue<string>()));
        Assert.Contains(Files("extras"), file => Path.GetFileName(file) == info["homepatcher"]!.GetValue<string>());
    }

    [Fact]
    public void Package_carries_the_licence() => Assert.Equal(
        File.ReadAllText(Path.Combine(Folder.Repository, "LICENSE")), File.ReadAllText(Path.Combine(Folder.Package, "LICENSE")));

    [Fact]
    public void Package_has_only_folders_that_Max_reads() => Assert.Equal(
        ["devices", "docs", "examples", "extras", "help", "init", "javascript", "media", "patchers"],
        Directory.GetDirectories(Folder.Package).Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_object_has_a_help_patch_and_a_reference_page_and_is_in_the_object_list()
    {
        Assert.Equal(5, Objects.Length);
        Assert.Equal(Objects.Select(name => $"{name}.maxhelp"), Files("help").Select(Path.GetFileName));
        Assert.Equal(Objects.Select(name => $"{name}.maxref.xml"), Files("docs").Select(Path.GetFileName));
        Assert.Equal(
            Objects.Select(name => $"max oblist \"PaintSound\" {name};"),
            File.ReadAllLines(Path.Combine(Folder.Package, "init", "paintsound-objectlist.txt")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Reference_pages_describe_the_inlets_and_outlets_of_the_patches()
    {
        var patches = Folder.ReadPatches();
        foreach (var name in Objects)
        {
            var page = XDocument.Load(Path.Combine(Folder.Package, "docs", $"{name}.maxref.xml")).Root!;
            var boxes = patches[$"{name}.maxpat"]["patcher"]!["boxes"]!.AsArray().Select(entry => entry!["box"]!).ToArray();
            Assert.Equal(name, page.Attribute("name")!.Value);
            foreach (var kind in new[] { "inlet", "outlet" })
            {
                Assert.Equal(
                    boxes.Where(box => box["maxclass"]!.GetValue<string>() == kind).Select(box => box["comment"]!.GetValue<string>()),
                    page.Element($"{kind}list")!.Elements().Select(element => element.Element("digest")!.Value));
            }

            Assert.DoesNotContain(page.Descendants().Where(element => element.Name == "digest" || element.Name == "description"), element => element.Value.Trim().Length == 0);
        }
    }

    [Fact]
    public void Reference_page_of_control_has_every_control() => Assert.Equal(
        Catalogue.Controls.Select(entry => entry.Address),
        XDocument.Load(Path.Combine(Folder.Package, "docs", "paintsound.control.maxref.xml")).Descendants("method").Select(method => method.Attribute("name")!.Value));

    [Fact]
    public void Every_script_and_file_that_a_patch_names_is_in_the_package()
    {
        var names = Directory.GetFiles(Folder.Package, "*", SearchOption.AllDirectories).Select(Path.GetFileName).ToHashSet(StringComparer.Ordinal);
        var scripts = Folder.ReadPatches().Where(patch => !patch.Key.EndsWith(".amxd", StringComparison.Ordinal))
            .SelectMany(patch => patch.Value["patcher"]!["boxes"]!.AsArray()).Select(entry => entry!["box"]!["text"]?.GetValue<string>() ?? "")
            .SelectMany(text => text.Split(' ')).Where(word => word.EndsWith(".js", StringComparison.Ordinal) || word.EndsWith(".wav", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(scripts);
        Assert.All(scripts, script => Assert.Contains(script, names));
    }

    private static IEnumerable<string> Files(string folder) => Directory.GetFiles(Path.Combine(Folder.Package, folder)).Order(StringComparer.Ordinal);
}

using System.CommandLine;
using System.CommandLine.Help;
using System.Text.RegularExpressions;
using PaintSound.Worker.Commands;

namespace PaintSound.Worker.Tests.Docs;

public partial class CommandsPageTests
{
    private static readonly string Page = Repository.Read("docs/commands.md");

    [Fact]
    public void The_page_has_a_section_for_every_command_and_no_other() =>
        Assert.Equal(Commands().Select(command => command.Name).Order(StringComparer.Ordinal), Sections().Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Every_section_lists_the_options_of_its_command_and_no_others()
    {
        var sections = Sections();
        Assert.All(Commands(), command => Assert.Equal(
            command.Options.Order(StringComparer.Ordinal),
            Option().Matches(sections[command.Name]).Select(option => option.Groups["name"].Value).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Every_section_names_the_arguments_of_its_command()
    {
        var sections = Sections();
        Assert.All(Commands(), command => Assert.All(command.Arguments, argument => Assert.Contains(argument, sections[command.Name], StringComparison.Ordinal)));
    }

    private static IEnumerable<(string Name, IEnumerable<string> Options, IEnumerable<string> Arguments)> Commands() =>
        Leaves(CommandLine.CreateRoot(), string.Empty);

    private static IEnumerable<(string Name, IEnumerable<string> Options, IEnumerable<string> Arguments)> Leaves(Command command, string path) =>
        command.Subcommands.Count > 0
            ? command.Subcommands.Where(child => !child.Hidden).SelectMany(child => Leaves(child, $"{path} {child.Name}"))
            : [(path.Trim(), command.Options.Where(option => option is not (HelpOption or VersionOption) && !option.Hidden).Select(option => option.Name), command.Arguments.Select(argument => argument.Name))];

    private static Dictionary<string, string> Sections() =>
        Section().Matches(Page).ToDictionary(section => section.Groups["command"].Value, section => section.Groups["text"].Value, StringComparer.Ordinal);

    [GeneratedRegex(@"^## `paintsound (?<command>[^`]+)`\n(?<text>.*?)(?=^## |\z)", RegexOptions.Singleline | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Section();

    [GeneratedRegex(@"^\| `(?<name>--[a-z-]+)` \|", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Option();
}

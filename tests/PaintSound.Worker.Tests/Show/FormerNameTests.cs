using System.CommandLine;
using PaintSound.Worker.Commands;
using PaintSound.Worker.Commands.Output;
using PaintSound.Worker.Show;
using PaintSound.Worker.Show.Yaml;

namespace PaintSound.Worker.Tests.Show;

public sealed class FormerNameTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("paintsound-names-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("live: {door: max}", "line 4: 'live: door' is now 'live: connection'.")]
    [InlineData("live:\n  connection: max\n  manner: loop", "line 6: 'live: manner' is now 'live: playback'.")]
    [InlineData("choosing: {rest: 3}", "line 4: 'choosing: rest' is now 'choosing: repeat-after'.")]
    [InlineData("choosing: {off: [own]}", "line 4: 'choosing: off' is now 'choosing: exclude'.")]
    [InlineData("music: {studio: 2}", "line 4: 'music: studio' is now 'music: simulated'.")]
    [InlineData("modulations:\n  a: {source: rate, target: {osc: 'a:1', address: /a}}", "line 5: 'modulations: a: source': 'rate' is now 'onset-rate'.")]
    public void A_former_key_is_rejected_with_its_present_name(string lines, string message) =>
        Assert.EndsWith($"show.yaml, {message}", MessageOf("library: works\nbrush: {simulated: 1}\ncanvas: {simulated: 1}\n" + lines + "\n"), StringComparison.Ordinal);

    [Theory]
    [InlineData("size: [4, 3]", "aspect")]
    [InlineData("frames: 2", "fps")]
    [InlineData("steady: 9", "flicker-threshold")]
    [InlineData("studio: 9", "simulated")]
    public void A_former_key_of_the_canvas_is_rejected_with_its_present_name(string line, string present) => Assert.EndsWith(
        $"show.yaml, line 4: 'canvas: {line.Split(':')[0]}' is now 'canvas: {present}'.",
        MessageOf($"library: works\nbrush: {{simulated: 1}}\ncanvas:\n  {line}\n"),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("live fill --library works --port 9111", "'live fill' is now 'live import'.")]
    [InlineData("midi teach show.yaml --track own", "'midi teach' is now 'midi send-map'.")]
    public async Task A_former_command_is_rejected_with_its_present_name(string line, string message)
    {
        var errors = new StringWriter();
        var status = await CommandLine.CreateRoot().Parse(line).InvokeAsync(new InvocationConfiguration { Error = errors }, TestContext.Current.CancellationToken);
        Assert.Equal(ExitStatus.Usage, status);
        Assert.Equal(message, errors.ToString().TrimEnd());
    }

    [Fact]
    public void A_former_option_is_rejected_with_its_present_name() => Assert.Equal(
        "'--congruity' is now '--congruity-cc'.",
        Assert.Single(CommandLine.CreateRoot().Parse("live set --library works --out set --congruity 102").Errors).Message);

    private string MessageOf(string yaml)
    {
        var path = Path.Combine(_folder.FullName, "show.yaml");
        File.WriteAllText(path, yaml);
        return Assert.Throws<ShowException>(() => ShowFile.Read(path)).Message;
    }
}

using Microsoft.Playwright;
using PaintSound.Acceptance.Tests.Pages;

namespace PaintSound.Acceptance.Tests.Understudies;

/// <summary>The operator passes the show from one worker to the other on the pages, and back.</summary>
[Collection(nameof(PageTests))]
public sealed class TakeOverButtonTests(SampleLibraryFixture samples, ChromiumFixture chromium)
{
    private const string IsOffered = "document.getElementById('understudy').checkVisibility() && document.getElementById('take-over').checkVisibility()";
    private const string Sends = "document.getElementById('understudy').checkVisibility() && !document.getElementById('take-over').checkVisibility()";

    [Fact]
    public async Task The_button_takes_over_and_the_other_page_offers_the_way_back()
    {
        using var temp = new TemporaryFolder();
        using var osc = new OscRecorder();
        var (one, other) = (FreePort.Find(), FreePort.Find());
        var (onePages, otherPages) = (FreePort.Find(), FreePort.Find());
        using var first = Start(temp, "one", osc, one, onePages);
        await first.WaitForLineAsync(line => line.StartsWith("Pages: ", StringComparison.Ordinal));
        using var second = Start(temp, "other", osc, other, otherPages, "--follow", $"127.0.0.1:{one}");
        await second.WaitForLineAsync(line => line.Contains("Understudy: connected", StringComparison.Ordinal));
        await using var firstBrowser = await chromium.OpenAsync($"http://127.0.0.1:{onePages}");
        await using var secondBrowser = await chromium.OpenAsync($"http://127.0.0.1:{otherPages}");
        IPage[] pages = [await firstBrowser.OpenAsync("/"), await secondBrowser.OpenAsync("/")];

        // On a busy machine, the understudy may have taken over by itself: then the way back comes first.
        for (var turn = 0; turn < 2; turn++)
        {
            await Eventually.TrueAsync(
                async () => await pages[0].EvaluateAsync<bool>(IsOffered) != await pages[1].EvaluateAsync<bool>(IsOffered), () => "no page offers to take over");
            var (silent, sending) = await pages[0].EvaluateAsync<bool>(IsOffered) ? (pages[0], pages[1]) : (pages[1], pages[0]);
            await silent.ClickAsync("#take-over");
            await silent.WaitUntilAsync(Sends, true);
            await sending.WaitUntilAsync(IsOffered, true);
            await osc.WaitUntilAsync(StageMessage.Selection, osc.GetMessages(StageMessage.Selection).Length + 1);
        }

        firstBrowser.AssertClean();
        secondBrowser.AssertClean();
    }

    private ChildProcess Start(TemporaryFolder temp, string name, OscRecorder osc, int port, int pages, params string[] arguments)
    {
        var show = temp.Write($"{name}.yaml", $$"""
            library: {{samples.Library}}
            brush: {simulated: 1}
            canvas: {simulated: 1}
            choosing: {gate: 0.3, dwell: 2, silence: any}
            osc: {to: ["{{osc.Address}}"], listen: "127.0.0.1:{{FreePort.Find()}}", query: off}
            web: {listen: "127.0.0.1:{{pages}}"}
            takes: {record: false}
            understudy: {key: a key of the acceptance tests, listen: "127.0.0.1:{{port}}"}
            """);
        Dictionary<string, string?> environment = new() { ["XDG_STATE_HOME"] = temp[$"state-{name}"], ["XDG_CONFIG_HOME"] = temp[$"config-{name}"] };
        return WorkerProcess.Start(environment, ["run", show, .. arguments]);
    }
}

using Microsoft.Playwright;

namespace PaintSound.Acceptance.Tests.Pages;

/// <summary>The codes for phones on the operator's page, of a show whose pages are open to the network.</summary>
[Collection(nameof(PageTests))]
public sealed class PhonesPanelTests(SampleLibraryFixture samples, ChromiumFixture chromium) : IDisposable
{
    private readonly PageShow _show = new(samples);

    [Fact]
    public async Task The_codes_lead_to_the_pages()
    {
        using var worker = await _show.RunFileAsync(
            $"library: {samples.Library}\nbrush: {{simulated: 1}}\ncanvas: {{simulated: 1}}\nmusic: {{simulated: 1}}\nosc: {{listen: '{_show.Controls}', query: off}}\nweb: {{listen: '0.0.0.0:{new Uri(_show.Root).Port}'}}\n",
            new Dictionary<string, string?> { ["XDG_CONFIG_HOME"] = _show.Folder["configuration"] });
        var printed = new Uri(worker.Output.First(line => line.StartsWith("Pages: ", StringComparison.Ordinal)).Split(' ')[1]);
        await using var browser = await chromium.OpenAsync(_show.Root);
        var page = await browser.OpenAsync(printed.PathAndQuery);
        await page.WaitForSelectorAsync("#collections button[aria-pressed]");
        await page.ClickAsync("#show-links");

        // A machine without a network has no address for a phone.
        if (printed.IsLoopback)
        {
            await page.WaitForSelectorAsync("#no-links");
            return;
        }

        await page.WaitForSelectorAsync("#link-code path");
        HashSet<string> codes = [], links = [];
        foreach (var name in new[] { "Painter", "Composer", "Projection", "Operator", "Setup" })
        {
            await page.ClickAsync($"#link-pages button:text-is('{name}')");
            Assert.Equal("true", await page.GetAttributeAsync($"#link-pages button:text-is('{name}')", "aria-pressed"));
            codes.Add((await page.GetAttributeAsync("#link-code path", "d"))!);
            links.Add((await page.GetAttributeAsync("#link", "href"))!);
        }

        Assert.Equal((5, 5), (codes.Count, links.Count));
        using HttpClient phone = new();
        foreach (var link in links)
        {
            using var response = await phone.GetAsync(new Uri(link), TestContext.Current.CancellationToken);
            Assert.True(response.IsSuccessStatusCode, $"{link}: {response.StatusCode}");
        }

        await page.ClickAsync("#show-links");
        await page.WaitForSelectorAsync("#links", new PageWaitForSelectorOptions { State = WaitForSelectorState.Hidden });
        browser.AssertClean();
    }

    public void Dispose() => _show.Dispose();
}

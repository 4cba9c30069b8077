using System.Net;
using PaintSound.Core.Sources;

namespace PaintSound.Web.Tests;

public class MediaEndpointsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/live/canvas", DisplayFrame.PictureBytes, 8)]
    [InlineData("/live/canvas?size=224", IFrameSource.FrameBytes, 7)]
    public async Task Serves_the_canvas_in_the_requested_size(string address, int bytes, byte value)
    {
        await using var fixture = await WebHostFixture.OpenAsync();
        using var client = fixture.CreateClient();
        var response = await client.GetAsync(address, Stop);
        Assert.Equal("3", response.Headers.GetValues("X-Frame").Single());
        var rgb = await response.Content.ReadAsByteArrayAsync(Stop);
        Assert.Equal(bytes, rgb.Length);
        Assert.All(rgb, component => Assert.Equal(value, component));
    }

    [Fact]
    public async Task Returns_no_content_for_a_picture_that_the_page_has_and_without_a_picture()
    {
        await using var fixture = await WebHostFixture.OpenAsync();
        using var client = fixture.CreateClient();
        Assert.Equal(HttpStatusCode.NoContent, (await client.GetAsync("/live/canvas?after=3", Stop)).StatusCode);
        fixture.CanvasFrameCount = 4;
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/live/canvas?after=3", Stop)).StatusCode);
        fixture.CanvasFrameCount = 0;
        Assert.Equal(HttpStatusCode.NoContent, (await client.GetAsync("/live/canvas", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await client.GetAsync("/live/camera", Stop)).StatusCode);
    }
}

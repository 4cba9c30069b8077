using System.Net;
using PaintSound.Core.Sources;

namespace PaintSound.Web.Tests;

public class MediaEndpointsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/live/canvas", DisplayFrame.PictureBytes, 8)]
    [InlineData("/live/canvas?size=224", IFrameSource.FrameBytes, 7)]
    public async Task The_canvas_is_given_as_large_as_it_is_asked_for(string address, int bytes, byte value)
    {
        await using var site = await Site.OpenAsync();
        using var visitor = site.Visitor();
        var answer = await visitor.GetAsync(address, Stop);
        Assert.Equal("3", answer.Headers.GetValues("X-Frame").Single());
        var rgb = await answer.Content.ReadAsByteArrayAsync(Stop);
        Assert.Equal(bytes, rgb.Length);
        Assert.All(rgb, each => Assert.Equal(value, each));
    }

    [Fact]
    public async Task A_picture_that_the_page_has_is_not_given_again_and_neither_is_one_that_there_is_not()
    {
        await using var site = await Site.OpenAsync();
        using var visitor = site.Visitor();
        Assert.Equal(HttpStatusCode.NoContent, (await visitor.GetAsync("/live/canvas?after=3", Stop)).StatusCode);
        site.CanvasFrameCount = 4;
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/live/canvas?after=3", Stop)).StatusCode);
        site.CanvasFrameCount = 0;
        Assert.Equal(HttpStatusCode.NoContent, (await visitor.GetAsync("/live/canvas", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await visitor.GetAsync("/live/camera", Stop)).StatusCode);
    }
}

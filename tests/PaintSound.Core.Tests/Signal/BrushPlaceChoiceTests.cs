using PaintSound.Core.Brush;
using PaintSound.Core.Brush.Placing;

namespace PaintSound.Core.Tests.Signal;

public class BrushPlaceChoiceTests
{
    [Theory]
    [InlineData(0.6f, 0.9f, 0.5, true)]    // certain microphones do not yield
    [InlineData(0.35f, 1f, 0.5, true)]
    [InlineData(0.2f, 0.9f, 0.5, false)]   // two microphones beside a camera
    [InlineData(0.2f, 0.9f, 2.5, true)]    // the camera is silent
    [InlineData(0.3f, 0.2f, 0.5, true)]    // more certain than the camera
    public void Microphones_yield_only_to_a_camera_that_is_more_certain(float microphones, float camera, double seconds, bool expected)
    {
        var choice = new BrushPlaceChoice();
        Assert.True(choice.AddCamera(At(camera), TimeSpan.FromSeconds(10)));
        Assert.Equal(expected, choice.AddMicrophones(At(microphones), TimeSpan.FromSeconds(10 + seconds)));
    }

    [Theory]
    [InlineData(0.6f, 0.5f, 0.5, false)]
    [InlineData(0.6f, 0.9f, 0.5, true)]
    [InlineData(0.6f, 0.1f, 2.5, true)]
    public void The_camera_yields_to_microphones_that_are_more_certain(float microphones, float camera, double seconds, bool expected)
    {
        var choice = new BrushPlaceChoice();
        Assert.True(choice.AddMicrophones(At(microphones), TimeSpan.FromSeconds(10)));
        Assert.Equal(expected, choice.AddCamera(At(camera), TimeSpan.FromSeconds(10 + seconds)));
    }

    [Fact]
    public void A_camera_alone_is_always_reported()
    {
        var choice = new BrushPlaceChoice();
        Assert.True(choice.AddCamera(At(0.9f), TimeSpan.Zero));
        Assert.True(choice.AddCamera(At(0), TimeSpan.FromSeconds(0.25)));
    }

    private static BrushPosition At(float confidence) => new(0.5f, 0.5f, confidence);
}

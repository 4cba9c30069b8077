using System.Net;
using System.Net.Sockets;
using PaintSound.Media.Capture;
using PaintSound.Media.Devices;

namespace PaintSound.Media.Tests;

/// <summary>What <c>paintsound doctor</c> says about a camera.</summary>
public class CameraTrialTests(MediaFixture media)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Measures_size_format_and_rate()
    {
        const double rate = 10;
        var found = await RunAsync("testsrc2=s=640x480", rate, 8);
        Assert.Contains("delivers 640 x 480, mjpeg, ", found, StringComparison.Ordinal);
        var measured = double.Parse(found.Split("mjpeg, ")[1].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(measured, rate * 0.8, rate * 1.2);
    }

    [Theory]
    [InlineData("color=black:s=640x480,noise=alls=6:allf=t", 15, "the picture is black")]
    [InlineData("testsrc2=s=640x480", 3, "'canvas: fps' asks for 8")]
    public async Task Refuses_a_picture_that_is_of_no_use(string picture, double rate, string reason)
    {
        var e = await Assert.ThrowsAsync<MediaException>(() => RunAsync(picture, rate, 8));
        Assert.Contains(reason, e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 0, 15, "the picture is black")]
    [InlineData(16, 6, 15, "the picture is black")]
    [InlineData(120, 0, 15, "has one colour only")]
    [InlineData(255, 0, 15, "has one colour only")]
    [InlineData(30, 0.5, 15, "has one colour only")]
    [InlineData(120, 40, 7, "'canvas: fps' asks for 8")]
    [InlineData(120, 40, 7.5, "camera delivers 640 x 480, mjpeg, 7.5 frames per second.")]
    [InlineData(200, 4, 15, "camera delivers 640 x 480, mjpeg, 15.0 frames per second.")]
    [InlineData(20, 40, 30, "camera delivers 640 x 480, mjpeg, 30.0 frames per second.")]
    public void Tells_a_useful_picture_from_others(double lightness, double deviation, double rate, string expected)
    {
        byte[] picture = [.. Enumerable.Range(0, 1000).Select(i => (byte)Math.Clamp(lightness + (deviation * (i % 2 == 0 ? 1 : -1)), 0, 255))];
        var says = Record.Exception(() => CameraTrial.Describe("camera", "640 x 480, mjpeg", rate, 8, picture))?.Message
            ?? CameraTrial.Describe("camera", "640 x 480, mjpeg", rate, 8, picture);
        Assert.Contains(expected, says, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:{0}/video", "no server is listening")]
    [InlineData("rtsp://127.0.0.1:{0}/live", "no server is listening")]
    public async Task Says_why_a_camera_cannot_be_opened(string address, string reason)
    {
        var e = await Assert.ThrowsAsync<MediaException>(
            () => new CameraTrial(media.Ffmpeg, TimeProvider.System).RunAsync(string.Format(null, address, FreePort.Find()), null, 8, Stop));
        Assert.Contains(reason, e.Message, StringComparison.Ordinal);
    }

    /// <summary>As long as a show waits for it: a network camera may send a whole picture only every 10 s.</summary>
    [Fact]
    public async Task Waits_as_long_as_a_show_for_the_first_picture()
    {
        using TcpListener silent = new(IPAddress.Loopback, 0);
        silent.Start();
        FakeTimeProvider time = new();
        var start = time.GetTimestamp();
        var trial = new CameraTrial(media.Ffmpeg, time).RunAsync($"http://{silent.LocalEndpoint}/video", null, 8, Stop);
        while (!trial.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(0.5));
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Stop);
        }

        var e = await Assert.ThrowsAsync<MediaException>(() => trial);
        Assert.Contains("no picture within 16 s", e.Message, StringComparison.Ordinal);
        Assert.True(time.GetElapsedTime(start) >= SupervisedDevice.MaxOpenTimeout);
    }

    private async Task<string> RunAsync(string picture, double rate, double analysed)
    {
        var name = $"trial-{Guid.NewGuid():N}";
        byte[][] pictures = [.. Enumerable.Range(1, 2).Select(i => File.ReadAllBytes(
            media.Make($"{name}-{i}.jpg", "-f", "lavfi", "-i", picture, "-ss", $"{i - 1}", "-frames:v", "1")))];
        using HttpCamera phone = new(FreePort.Find(), pictures, rate);
        return await new CameraTrial(media.Ffmpeg, TimeProvider.System).RunAsync(phone.Address, null, analysed, Stop);
    }
}

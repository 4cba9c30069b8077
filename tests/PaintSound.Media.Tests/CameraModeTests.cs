using PaintSound.Media.Capture;
using PaintSound.Media.Devices;
using PaintSound.Media.Systems;

namespace PaintSound.Media.Tests;

/// <summary>The lists are in the forms that v4l2-ctl and ffmpeg print for a webcam, a capture card, and a camera of a small computer.</summary>
public class CameraModeTests
{
    // v4l2-ctl 1.22, a webcam on USB 2: raw is slow in large sizes.
    private const string Webcam = """
        ioctl: VIDIOC_ENUM_FMT
        	Type: Video Capture

        	[0]: 'MJPG' (Motion-JPEG, compressed)
        		Size: Discrete 1920x1080
        			Interval: Discrete 0.033s (30.000 fps)
        			Interval: Discrete 0.067s (15.000 fps)
        		Size: Discrete 1280x720
        			Interval: Discrete 0.033s (30.000 fps)
        	[1]: 'YUYV' (YUYV 4:2:2)
        		Size: Discrete 640x480
        			Interval: Discrete 0.033s (30.000 fps)
        		Size: Discrete 1920x1080
        			Interval: Discrete 0.200s (5.000 fps)
        """;

    // v4l2-ctl 1.12 and older.
    private const string Older = """
        ioctl: VIDIOC_ENUM_FMT
        	Index       : 0
        	Type        : Video Capture
        	Pixel Format: 'YUYV'
        	Name        : YUYV 4:2:2
        		Size: Discrete 1280x720
        			Interval: Discrete 0.100s (10.000 fps)
        	Index       : 1
        	Type        : Video Capture
        	Pixel Format: 'MJPG' (compressed)
        	Name        : Motion-JPEG
        		Size: Discrete 1280x720
        			Interval: Discrete 0.033s (30.000 fps)
        """;

    // A Raspberry Pi camera: sizes in steps, with and without rates; raw sensor data.
    private const string Steps = """
        	[0]: 'YU12' (Planar YUV 4:2:0)
        		Size: Stepwise 32x32 - 2592x1944 with step 2/2
        	[1]: 'MJPG' (Motion-JPEG, compressed)
        		Size: Stepwise 32x32 - 2592x1944 with step 2/2
        			Interval: Continuous 0.011s - 1.000s (1.000-90.000 fps)
        	[2]: 'pRAA' (10-bit Bayer RGRG/GBGB Packed)
        		Size: Discrete 3280x2464
        			Interval: Discrete 0.067s (15.000 fps)
        """;

    // A capture card of 4K on USB 3.
    private const string Card = """
        	[0]: 'NV12' (Y/CbCr 4:2:0)
        		Size: Discrete 3840x2160
        			Interval: Discrete 0.033s (30.000 fps)
        		Size: Discrete 1920x1080
        			Interval: Discrete 0.017s (60.000 fps)
        			Interval: Discrete 0.033s (30.000 fps)
        	[1]: 'H264' (H.264, compressed)
        		Size: Discrete 1920x1080
        			Interval: Discrete 0.033s (30.000 fps)
        """;

    private const string Ffmpeg = """
        [video4linux2,v4l2 @ 0x55d0c8a3b700] Compressed:       mjpeg :          Motion-JPEG : 1920x1080 1280x720
        [video4linux2,v4l2 @ 0x55d0c8a3b700] Raw       :     yuyv422 :           YUYV 4:2:2 : 640x480 160x120
        [video4linux2,v4l2 @ 0x55d0c8a3b700] Raw       : Unsupported :  8-bit Bayer : 640x480
        /dev/video0: Immediate exit requested
        """;

    private const string Mac = """
        [avfoundation @ 0x7f9c4a008200] Selected video size (1x1) is not supported by the device.
        [avfoundation @ 0x7f9c4a008200] Supported modes:
        [avfoundation @ 0x7f9c4a008200]   640x480@[1.000000 30.000000]fps
        [avfoundation @ 0x7f9c4a008200]   1280x720@[1.000000 30.000000]fps
        [avfoundation @ 0x7f9c4a008200]   1280x720@[1.000000 30.000000]fps
        [avfoundation @ 0x7f9c4a008200]   1920x1080@[29.970000 29.970000]fps
        FaceTime HD Camera:none: Input/output error
        """;

    private const string Windows = """
        [dshow @ 000001c8a3f5d0c0] DirectShow video device options (from video devices)
        [dshow @ 000001c8a3f5d0c0]  Pin "Capture" (alternative pin name "0")
        [dshow @ 000001c8a3f5d0c0]   vcodec=mjpeg  min s=1280x720 fps=30 max s=1280x720 fps=30
        [dshow @ 000001c8a3f5d0c0]   vcodec=mjpeg  min s=1280x720 fps=30 max s=1280x720 fps=30 (pc, bt470bg/bt709/unknown, topleft)
        [dshow @ 000001c8a3f5d0c0]   pixel_format=yuyv422  min s=640x480 fps=5 max s=640x480 fps=30.0003
        [dshow @ 000001c8a3f5d0c0]   unknown compression type 0x32595559  min s=320x240 fps=5 max s=320x240 fps=30
        video=Integrated Camera: Immediate exit requested
        """;

    [Fact]
    public void Reads_the_modes_of_each_system()
    {
        Assert.Equal(
            "1920 x 1080 raw (5 fps); 1920 x 1080 MJPEG (15, 30 fps); 1280 x 720 MJPEG (30 fps); 640 x 480 raw (30 fps)", CameraModeChoice.Describe(VideoModes.ParseV4l2(Webcam)));
        Assert.Equal("1280 x 720 raw (10 fps); 1280 x 720 MJPEG (30 fps)", CameraModeChoice.Describe(VideoModes.ParseV4l2(Older)));
        Assert.Equal(
            "1920 x 1080 raw; 1920 x 1080 MJPEG (90 fps); 1280 x 720 raw; 1280 x 720 MJPEG (90 fps); 640 x 480 raw; 640 x 480 MJPEG (90 fps)",
            CameraModeChoice.Describe(VideoModes.ParseV4l2(Steps)));
        Assert.Equal("1920 x 1080 MJPEG; 1280 x 720 MJPEG; 640 x 480 raw; 160 x 120 raw", CameraModeChoice.Describe(VideoModes.ParseFfmpeg(Ffmpeg)));
        Assert.Equal("1920 x 1080 raw (29.97 fps); 1280 x 720 raw (30 fps); 640 x 480 raw (30 fps)", CameraModeChoice.Describe(MacCapture.ParseModes(Mac)));
        Assert.Equal("1280 x 720 MJPEG (30 fps); 640 x 480 raw (30 fps)", CameraModeChoice.Describe(WindowsCapture.ParseModes(Windows.ReplaceLineEndings("\r\n"))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Cannot open device /dev/video9, exiting.")]
    [InlineData("Size: Discrete 640x480\nInterval: Discrete 0.033s (30.000 fps)")]
    public void A_list_of_another_form_has_no_modes(string list)
    {
        Assert.Empty(VideoModes.ParseV4l2(list));
        Assert.Empty(VideoModes.ParseFfmpeg(list));
        Assert.Empty(MacCapture.ParseModes(list));
        Assert.Empty(WindowsCapture.ParseModes(list));
    }

    [Theory]
    [InlineData(Webcam, 8, "1920 x 1080, 15 fps, MJPEG")]
    [InlineData(Webcam, 25, "1920 x 1080, 30 fps, MJPEG")]
    [InlineData(Older, 8, "1280 x 720, 30 fps, MJPEG")]
    [InlineData(Card, 8, "1920 x 1080, 30 fps, raw")]
    [InlineData(Card, 30, "1920 x 1080, 30 fps, raw")]
    [InlineData(Steps, 8, "1920 x 1080, raw")]
    public void Chooses_what_the_analysis_needs(string list, double framesPerSecond, string expected) =>
        Assert.Equal(expected, $"{CameraModeChoice.Choose("v4l2:/dev/video0", VideoModes.ParseV4l2(list), framesPerSecond, new CameraModeRequest())}");

    [Theory]
    [InlineData("640x480@30 raw,1920x1080@10 mjpeg", 8, "1920 x 1080, 10 fps, MJPEG")]
    [InlineData("640x480@30 raw,1280x720@5 raw", 8, "640 x 480, 30 fps, raw")]
    [InlineData("640x480@5 raw,320x240@7.5 raw", 8, "320 x 240, 7.5 fps, raw")]
    [InlineData("3840x2160@30 mjpeg,2560x1440@30 mjpeg", 8, "2560 x 1440, 30 fps, MJPEG")]
    [InlineData("3840x2160@30 mjpeg,640x480@30 raw", 8, "3840 x 2160, 30 fps, MJPEG")]
    [InlineData("1920x1080@30 h264,1920x1080@30 mjpeg,1920x1080@5 raw", 8, "1920 x 1080, 30 fps, MJPEG")]
    public void Weighs_size_rate_and_format(string modes, double framesPerSecond, string expected) =>
        Assert.Equal(expected, $"{CameraModeChoice.Choose("camera", [.. modes.Split(',').Select(Mode)], framesPerSecond, new CameraModeRequest())}");

    [Fact]
    public void A_show_can_ask_for_a_mode()
    {
        var modes = VideoModes.ParseV4l2(Card);
        Assert.Equal("3840 x 2160, 30 fps, raw", $"{CameraModeChoice.Choose("camera", modes, 8, new CameraModeRequest(3840, 2160))}");
        Assert.Equal("1920 x 1080, 60 fps, raw", $"{CameraModeChoice.Choose("camera", modes, 8, new CameraModeRequest(FramesPerSecond: 60))}");
        Assert.Equal("1920 x 1080, 30 fps, H.264", $"{CameraModeChoice.Choose("camera", modes, 8, new CameraModeRequest(Format: CameraFormat.H264))}");
        var e = Assert.Throws<MediaException>(() => CameraModeChoice.Choose("v4l2:/dev/video0", modes, 8, new CameraModeRequest(800, 600)));
        Assert.Equal(
            "The camera v4l2:/dev/video0 does not offer what 'canvas: camera' asks for. It offers: 3840 x 2160 raw (30 fps); 1920 x 1080 raw (30, 60 fps); 1920 x 1080 H.264 (30 fps).",
            e.Message);
    }

    [Fact]
    public void Without_a_list_the_camera_chooses_unless_the_show_asks()
    {
        Assert.Null(CameraModeChoice.Choose("camera", [], 8, new CameraModeRequest()));
        Assert.Equal("1280 x 720, 30 fps, MJPEG", $"{CameraModeChoice.Choose("camera", [], 8, new CameraModeRequest(1280, 720, 30, CameraFormat.Mjpeg))}");
    }

    [Fact]
    public void Each_system_asks_ffmpeg_for_the_mode()
    {
        CameraMode mjpeg = new(1280, 720, 30, CameraFormat.Mjpeg, "mjpeg"), raw = new(640, 480, 29.97, CameraFormat.Raw, "yuyv422"), unknown = new(640, 480, 0, CameraFormat.Raw, "");
        var linux = new LinuxCapture();
        DeviceName camera = new("v4l2", "/dev/video0");
        Assert.Equal("-f v4l2 -input_format mjpeg -video_size 1280x720 -framerate 30", Arguments(linux.PlanCamera(camera, mjpeg)));
        Assert.Equal("-f v4l2 -video_size 640x480", Arguments(linux.PlanCamera(camera, unknown)));
        Assert.Equal("-f v4l2", Arguments(linux.PlanCamera(camera, null)));
        Assert.Equal("-f avfoundation -framerate 30 -video_size 640x480 -framerate 29.97", Arguments(new MacCapture().PlanCamera(camera, raw with { Codec = "" })));
        var windows = new WindowsCapture(() => throw new NotSupportedException(), null!);
        Assert.Equal("-f dshow -vcodec mjpeg -video_size 1280x720 -framerate 30", Arguments(windows.PlanCamera(camera, mjpeg)));
        Assert.Equal("-f dshow -pixel_format yuyv422 -video_size 640x480 -framerate 29.97", Arguments(windows.PlanCamera(camera, raw)));

        static string Arguments(CapturePlan plan) => string.Join(' ', plan.Format);
    }

    private static CameraMode Mode(string text)
    {
        var parts = text.Split('x', '@', ' ');
        return new CameraMode(int.Parse(parts[0]), int.Parse(parts[1]), double.Parse(parts[2]), Enum.Parse<CameraFormat>(parts[3], ignoreCase: true), parts[3]);
    }
}

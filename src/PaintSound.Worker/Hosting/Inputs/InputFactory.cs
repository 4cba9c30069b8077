using System.Globalization;
using PaintSound.Core.Brush.Microphones;
using PaintSound.Core.Scheduling;
using PaintSound.Core.Sources;
using PaintSound.Media;
using PaintSound.Media.Capture;
using PaintSound.Media.Decoding;
using PaintSound.Media.Devices;
using PaintSound.Media.Ffmpeg;
using PaintSound.Performance.Pipeline;
using PaintSound.Performance.RealTime;
using PaintSound.Simulation.Plates;
using PaintSound.Simulation.Sessions;
using PaintSound.Simulation.Sources;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Hosting.Inputs;

/// <summary>Opens the brush, the canvas and the music of a show.</summary>
/// <param name="show">The settings of the show.</param>
/// <param name="time">The session clock.</param>
/// <param name="settings">Keeps the settings of the camera; null if they are not changed.</param>
/// <param name="priority">Raises the thread and the program that capture the brush; null if they are not raised.</param>
internal sealed class InputFactory(ShowSettings show, TimeProvider time, CameraSettingsService? settings = null, IThreadPriority? priority = null) : IInputFactory
{
    private readonly FfmpegTools _ffmpeg = FfmpegTools.Find();
    private readonly Dictionary<string, MediaContent> _contents = new(StringComparer.Ordinal);
    private CameraSource? _camera;
    private double? _filmAspect;
    private volatile Corners _corners = show.Canvas.Corners;

    /// <summary>The modes that the camera offers; empty if it is no camera of this computer, or the system does not say.</summary>
    public IReadOnlyList<CameraMode> CameraModes { get; private set; } = [];

    /// <summary>The mode in which the camera was opened; null for its own.</summary>
    public CameraMode? CameraMode { get; private set; }

    /// <summary>Raised when the corners gave the canvas other proportions: width divided by height. On the thread that set the corners.</summary>
    public event Action<double>? AspectChanged;

    /// <summary>Width of the picture in which the corners are, divided by its height: turned as the show says. Of a stream only the usual one is known.</summary>
    public double PictureAspect
    {
        get
        {
            var aspect = CameraMode is { } mode ? (double)mode.Width / mode.Height : _filmAspect ?? 16.0 / 9;
            return show.Canvas.Rotate is 90 or 270 ? 1 / aspect : aspect;
        }
    }

    /// <summary>Width of the canvas divided by its height: as the show says, else from the corners, else a square.</summary>
    public double CanvasAspect => show.Canvas.Aspect
        ?? (show.Canvas.Source.Kind == SourceSettingsKind.Simulated || Corners == Corners.Whole ? 1 : CanvasProportions.Estimate(Corners, PictureAspect));

    /// <summary>Opens all inputs.</summary>
    /// <exception cref="MediaException">The device or file does not exist or cannot be used.</exception>
    public async Task<PerformanceInputs> OpenAsync(CancellationToken stop) => new(
        new MonitoredBrush(await OpenBrushAsync(stop), Monitor),
        await OpenCanvasAsync(stop),
        show.Music is { } music ? await OpenMusicAsync(music, stop) : null);

    /// <summary>Watches the microphones of the brush for the setup page.</summary>
    public MicrophoneMonitor Monitor { get; } = new(Math.Max(1, show.Brush.Microphones.Count), time);

    /// <summary>Opens the brush.</summary>
    /// <exception cref="MediaException">The device or file does not exist or cannot be used.</exception>
    public Task<ISoundSource> OpenBrushAsync(CancellationToken stop) => OpenSoundAsync(show.Brush.Source, SourceKind.Brush, stop, Microphones);

    /// <summary>Opens the canvas.</summary>
    /// <exception cref="MediaException">The device or file does not exist or cannot be used.</exception>
    public Task<IFrameSource> OpenCanvasAsync(CancellationToken stop) => show.Canvas.Source.Kind switch
    {
        SourceSettingsKind.Device => OpenCameraAsync(stop),
        SourceSettingsKind.File => OpenVideoAsync(stop),
        _ => Task.FromResult<IFrameSource>(new SimulatedCanvas(CreateSession(show.Canvas.Source), time, show.Canvas.FramesPerSecond) { DisplayFrame = DisplayFrame }),
    };

    /// <summary>Opens the music.</summary>
    /// <exception cref="MediaException">The device or file does not exist or cannot be used.</exception>
    public Task<ISoundSource> OpenMusicAsync(MusicInputSettings music, CancellationToken stop) => OpenSoundAsync(music.Source, SourceKind.Music, stop);

    /// <summary>The channels of the microphones; null for one microphone.</summary>
    public ChannelSelection? Microphones => show.Brush.Microphones is { Count: > 0 } microphones ? new(microphones.Select(microphone => microphone.Channel)) : null;

    /// <summary>Opens a sound.</summary>
    /// <param name="settings">Where the sound comes from.</param>
    /// <param name="kind">Brush or music.</param>
    /// <param name="stop">Cancels the call.</param>
    /// <param name="channels">The channels to deliver; null for a mono mix.</param>
    /// <exception cref="MediaException">The device or file does not exist or cannot be used.</exception>
    public Task<ISoundSource> OpenSoundAsync(SourceSettings settings, SourceKind kind, CancellationToken stop, ChannelSelection? channels = null) => settings.Kind switch
    {
        SourceSettingsKind.Device => OpenMicrophoneAsync(settings.Name, kind, channels, stop),
        SourceSettingsKind.File => OpenRecordingAsync(settings, kind, channels, stop),
        _ => Task.FromResult<ISoundSource>(kind == SourceKind.Music
            ? new SimulatedMusic(ParseSeed(settings), settings.Seconds, time)
            : CreateSimulatedBrush(CreateSession(settings))),
    };

    private SimulatedBrush CreateSimulatedBrush(PaintingSession session) => new(
        session,
        time,
        StageCalibrationFactory.CreateArray(show) is { } array ? new PlateMicrophones(session, new SimulatedPlate { Aspect = array.Aspect }, array.Places) : null);

    /// <summary>Sets the corners of the canvas in the picture of the camera, with immediate effect.</summary>
    /// <returns>False if the canvas is not a camera: corners of a recording cannot change.</returns>
    public bool SetCorners(Corners corners)
    {
        _corners = corners;
        _camera?.SetCorners(corners);
        AspectChanged?.Invoke(CanvasAspect);
        return _camera is not null;
    }

    /// <summary>The corners of the canvas as they are now: those of the show, or those that were set, found or followed since. Thread-safe.</summary>
    public Corners Corners => _corners;

    private CameraView View => new(show.Canvas.FramesPerSecond, Corners)
    {
        Mode = CameraMode,
        Rotate = show.Canvas.Rotate,
        Mirror = show.Canvas.Mirror,
        Preview = Preview,
        FitsPreview = FitsPreview,
        Display = DisplayFrame,
    };

    /// <summary>True if the preview keeps the proportions of the camera; false if it is stretched, as the setup page needs it.</summary>
    public bool FitsPreview { get; init; }

    /// <summary>The whole picture of the camera. A simulated canvas has none.</summary>
    public CameraPreview Preview { get; } = new();

    /// <summary>The canvas in a larger size than its frames, for the pages.</summary>
    public DisplayFrame DisplayFrame { get; } = new();

    DisplayFrame? IInputFactory.DisplayFrame => DisplayFrame;

    private static PaintingSession CreateSession(SourceSettings simulated) => new Painter(ParseSeed(simulated)).CreateSession(simulated.Seconds);

    private static int ParseSeed(SourceSettings simulated) => int.Parse(simulated.Name, CultureInfo.InvariantCulture);

    private async Task<ISoundSource> OpenRecordingAsync(SourceSettings settings, SourceKind kind, ChannelSelection? channels, CancellationToken stop)
    {
        var file = settings.Name;
        var content = await InspectAsync(file, stop);
        if (!content.HasSound)
        {
            throw new MediaException($"{file} has no sound. '{kind.ToString().ToLowerInvariant()}: file' in the show needs a recording of "
                + (kind == SourceKind.Music ? "the composer." : "the contact microphone."));
        }

        return channels?.Explain(content.Channels) is { } reason
            ? throw new MediaException($"{file} cannot be used: {reason}.")
            : new SoundFileSource(_ffmpeg, file, kind, time, realTime: true, channels, content, settings.Loop);
    }

    // Brush and canvas may be one film: it is inspected once, and not again when it is played.
    private async Task<MediaContent> InspectAsync(string file, CancellationToken stop)
    {
        if (!_contents.TryGetValue(file, out var content))
        {
            content = await new FfmpegDecoder(_ffmpeg, time).InspectAsync(file, stop);
            _contents[file] = content;
        }

        return content;
    }

    private async Task<IFrameSource> OpenVideoAsync(CancellationToken stop)
    {
        var content = await InspectAsync(show.Canvas.Source.Name, stop);
        if (content.Kind != MediaKind.Video)
        {
            throw new MediaException($"{show.Canvas.Source.Name} is not a video. 'canvas: file' in the show needs a recording of the camera.");
        }

        _filmAspect = content.PictureAspect;
        if (show.Canvas.FindCorners)
        {
            _corners = await FindInVideoAsync(show.Canvas.Source.Name, stop);
        }

        return new VideoFileSource(_ffmpeg, show.Canvas.Source.Name, View, time, realTime: true, content, show.Canvas.Source.Loop);
    }

    // In its first picture: the corners of a recording cannot change while it plays.
    private async Task<Corners> FindInVideoAsync(string file, CancellationToken stop)
    {
        var found = VisionLibrary.Find(await CameraPicture.ReadAsync(_ffmpeg, file, time, stop));
        return found.IsCertain
            ? found.Corners
            : throw new MediaException($"'canvas: corners: auto' did not find the canvas in the first picture of {file} with certainty. Set the corners on the setup page.");
    }

    private async Task<ISoundSource> OpenMicrophoneAsync(string name, SourceKind kind, ChannelSelection? channels, CancellationToken stop)
    {
        await RequireAsync(name, "microphone", devices => devices.Microphones, stop);
        return CaptureDevices.CreateSoundSource(_ffmpeg, name, kind, time, channels, kind == SourceKind.Brush ? priority : null);
    }

    private async Task<IFrameSource> OpenCameraAsync(CancellationToken stop)
    {
        await RequireAsync(show.Canvas.Source.Name, "camera", devices => devices.Cameras, stop);
        await ChooseCameraModeAsync(stop);
        _camera = new CameraSource(_ffmpeg, show.Canvas.Source.Name, View, time);
        return new FreezeWatchedCanvas(settings?.Watch(_camera) ?? _camera, time);
    }

    /// <summary>Chooses the mode of the camera. Once for a show: the corners are only right in this mode.</summary>
    /// <exception cref="MediaException">The camera does not offer what the show asks for.</exception>
    private async Task ChooseCameraModeAsync(CancellationToken stop)
    {
        var name = show.Canvas.Source.Name;
        CameraModes = await CaptureDevices.ListModesAsync(_ffmpeg, name, stop);
        CameraMode = CameraModeChoice.Choose(name, CameraModes, show.Canvas.FramesPerSecond, show.Canvas.Camera);
    }

    /// <summary>
    /// Makes sure that a device exists at the start, when a missing device is most likely an error in the show file. During the performance, a
    /// missing device is retried. Devices that cannot be listed are not checked.
    /// </summary>
    private async Task RequireAsync(
        string name, string description, Func<DeviceList, IReadOnlyList<Device>> select, CancellationToken stop)
    {
        if (!CaptureDevices.IsListed(name))
        {
            return;
        }

        var devices = await CaptureDevices.ListAsync(_ffmpeg, stop);
        if (select(devices).All(device => device.Name != name))
        {
            var available = select(devices).Count == 0 ? "none" : string.Join(", ", select(devices).Select(device => device.Name));
            throw new MediaException($"There is no {description} {name}. Available: {available}. 'paintsound devices' lists all devices and reports problems.");
        }
    }
}

using System.Globalization;
using PaintSound.Core.Sources;
using PaintSound.Media;
using PaintSound.Media.Capture;
using PaintSound.Media.Decoding;
using PaintSound.Media.Devices;
using PaintSound.Media.Ffmpeg;
using PaintSound.Performance.Pipeline;
using PaintSound.Performance.RealTime;
using PaintSound.Simulation.Sessions;
using PaintSound.Simulation.Sources;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Hosting.Inputs;

/// <summary>Opens what a show names as its brush, its canvas and its music.</summary>
internal sealed class InputFactory(ShowSettings show, TimeProvider time) : IInputFactory
{
    private readonly FfmpegTools _ffmpeg = FfmpegTools.Find();
    private CameraSource? _camera;

    /// <summary>All of them.</summary>
    /// <exception cref="MediaException">There is no such device or file.</exception>
    public async Task<PerformanceInputs> OpenAsync(CancellationToken stop) => new(
        await BrushAsync(stop),
        await CanvasAsync(stop),
        show.Music is { } music ? await MusicAsync(music, stop) : null);

    /// <summary>The contact microphone.</summary>
    /// <exception cref="MediaException">There is no such device or file.</exception>
    public Task<ISoundSource> BrushAsync(CancellationToken stop) => SoundAsync(show.Brush.Source, SourceKind.Brush, stop);

    /// <summary>The camera.</summary>
    /// <exception cref="MediaException">There is no such device or file.</exception>
    public Task<IFrameSource> CanvasAsync(CancellationToken stop) => show.Canvas.Source.Kind switch
    {
        SourceSettingsKind.Device => CameraAsync(stop),
        SourceSettingsKind.File => VideoRecordingAsync(stop),
        _ => Task.FromResult<IFrameSource>(new SimulatedCanvas(Sitting(show.Canvas.Source), time, show.Canvas.FramesPerSecond) { DisplayFrame = DisplayFrame }),
    };

    /// <summary>The composer.</summary>
    /// <exception cref="MediaException">There is no such device or file.</exception>
    public Task<ISoundSource> MusicAsync(MusicInputSettings music, CancellationToken stop) => SoundAsync(music.Source, SourceKind.Music, stop);

    private Task<ISoundSource> SoundAsync(SourceSettings setting, SourceKind kind, CancellationToken stop) => setting.Kind switch
    {
        SourceSettingsKind.Device => MicrophoneAsync(setting.Name, kind, stop),
        SourceSettingsKind.File => SoundRecordingAsync(setting.Name, kind, stop),
        _ => Task.FromResult<ISoundSource>(kind == SourceKind.Music
            ? new SimulatedMusic(Seed(setting), setting.Seconds, time)
            : new SimulatedBrush(Sitting(setting), time)),
    };

    /// <summary>Looks at the canvas between other corners from now on, where a camera sees it.</summary>
    /// <returns>False where there is none: a recording plays as it began.</returns>
    public bool SetCorners(Corners corners)
    {
        _camera?.SetCorners(corners);
        return _camera is not null;
    }

    private CameraView View => new(show.Canvas.FramesPerSecond, show.Canvas.Corners) { Preview = Preview, Display = DisplayFrame };

    /// <summary>The camera's whole picture. What is simulated has none.</summary>
    public CameraPreview Preview { get; } = new();

    /// <summary>The canvas, larger than its frames.</summary>
    public DisplayFrame DisplayFrame { get; } = new();

    DisplayFrame? IInputFactory.DisplayFrame => DisplayFrame;

    private static PaintingSession Sitting(SourceSettings simulated) => new Painter(Seed(simulated)).CreateSession(simulated.Seconds);

    private static int Seed(SourceSettings simulated) => int.Parse(simulated.Name, CultureInfo.InvariantCulture);

    private async Task<ISoundSource> SoundRecordingAsync(string file, SourceKind kind, CancellationToken stop) =>
        (await new FfmpegDecoder(_ffmpeg, time).InspectAsync(file, stop)).HasSound
            ? new SoundFileSource(_ffmpeg, file, kind, time, realTime: true)
            : throw new MediaException($"{file} has no sound: the show's {kind.ToString().ToLowerInvariant()} takes a recording of "
                + (kind == SourceKind.Music ? "the composer." : "the contact microphone."));

    private async Task<IFrameSource> VideoRecordingAsync(CancellationToken stop) =>
        (await new FfmpegDecoder(_ffmpeg, time).InspectAsync(show.Canvas.Source.Name, stop)).Kind == MediaKind.Video
            ? new VideoFileSource(_ffmpeg, show.Canvas.Source.Name, View, time, realTime: true)
            : throw new MediaException($"{show.Canvas.Source.Name} is not a video: the show's canvas takes a recording of the camera.");

    private async Task<ISoundSource> MicrophoneAsync(string name, SourceKind kind, CancellationToken stop)
    {
        await RequireAsync(name, "microphone", devices => devices.Microphones, stop);
        return CaptureDevices.CreateSoundSource(_ffmpeg, name, kind, time);
    }

    private async Task<IFrameSource> CameraAsync(CancellationToken stop)
    {
        await RequireAsync(show.Canvas.Source.Name, "camera", devices => devices.Cameras, stop);
        _camera = new CameraSource(_ffmpeg, show.Canvas.Source.Name, View, time);
        return new FreezeWatchedCanvas(_camera, time);
    }

    /// <summary>
    /// A device that goes away during a performance is waited for; one that is not there when the performance begins is most
    /// likely a mistake in the show file, and said at once. What is in no list is simply opened.
    /// </summary>
    private async Task RequireAsync(
        string name, string what, Func<DeviceList, IReadOnlyList<Device>> kind, CancellationToken stop)
    {
        if (!CaptureDevices.IsListed(name))
        {
            return;
        }

        var devices = await CaptureDevices.ListAsync(_ffmpeg, stop);
        if (kind(devices).All(device => device.Name != name))
        {
            var there = kind(devices).Count == 0 ? "none" : string.Join(", ", kind(devices).Select(device => device.Name));
            throw new MediaException($"There is no {what} {name}. There is {there}. 'paintsound devices' lists all, and says what is missing.");
        }
    }
}

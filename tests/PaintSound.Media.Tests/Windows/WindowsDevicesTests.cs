using System.Diagnostics;
using System.Runtime.InteropServices;
using NAudio.Wave;
using PaintSound.Media.Conversion;
using PaintSound.Media.Devices;
using PaintSound.Media.Systems;
using PaintSound.Media.Windows;
using PaintSound.Media.Windows.Programs;
using PaintSound.Media.Windows.Streams;

namespace PaintSound.Media.Tests.Windows;

public sealed class WindowsDevicesTests
{
    private static readonly WasapiEndpoint Contact = new("{1}", "Contact Mic (USB)", IsOutput: false, IsDefault: true);
    private static readonly WasapiEndpoint Speakers = new("{2}", "Speakers", IsOutput: true, IsDefault: true);

    [Fact]
    public void Lists_inputs_outputs_and_Live_before_the_devices_of_ffmpeg()
    {
        FakeWasapi windows = new();
        windows.Set(Contact, Speakers);
        FakePrograms programs = new();
        programs.Set(new RunningProgram(7, "Ableton Live 11 Lite", null));
        var list = new WindowsCapture(() => windows, programs).Join("[dshow @ 0] \"Contact Mic (USB)\" (audio)\n[dshow @ 0] \"Webcam\" (video)");
        Assert.Equal(
            [
                new Device("wasapi:default", "default input, currently Contact Mic (USB)"),
                new Device("wasapi:Contact Mic (USB)", "Contact Mic (USB)"),
                new Device("wasapi-app:Live", "sound of Ableton Live 11 Lite", IsMonitor: true),
                new Device("wasapi-output:default", "default output, currently Speakers", IsMonitor: true),
                new Device("wasapi-output:Speakers", "Speakers", IsMonitor: true),
                new Device("dshow:Contact Mic (USB)", "Contact Mic (USB) (through ffmpeg)"),
            ],
            list.Microphones);
        Assert.Equal([new Device("dshow:Webcam", "Webcam")], list.Cameras);
        Assert.Empty(list.Notes);
        Assert.True(windows.IsClosed);
    }

    [Fact]
    public void Without_WASAPI_lists_the_devices_of_ffmpeg_and_the_reason()
    {
        WindowsCapture system = new(() => throw new WasapiException(WasapiError.ServiceNotRunning), new FakePrograms());
        var list = system.Join("[dshow @ 0] \"Contact Mic (USB)\" (audio)");
        Assert.Equal("dshow:Contact Mic (USB)", Assert.Single(list.Microphones).Name);
        Assert.Contains(list.Notes, note => note.StartsWith("WASAPI: the Windows Audio service is not running", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Live", 3)]
    [InlineData("live", 3)]
    [InlineData("Ableton Live 12 Suite.exe", 3)]
    [InlineData("max", 5)]
    [InlineData("Reaper", null)]
    [InlineData("Suit", null)]
    public void Finds_a_program_by_a_word_of_its_name(string name, int? id)
    {
        DateTime noon = new(2026, 1, 1, 12, 0, 0, DateTimeKind.Local);
        RunningProgram[] programs =
        [
            new(1, "LiveUpdate", noon), new(2, "Ableton Live 12 Suite", noon.AddMinutes(2)), new(3, "Ableton Live 12 Suite", noon),
            new(4, "Max 9 Helper", noon), new(5, "Max", noon.AddMinutes(1)), new(6, "Olive Live2", noon.AddHours(-1)),
        ];
        Assert.Equal(id, ProgramName.Find(name, programs)?.Id);
    }

    [Fact]
    public void Distinguishes_running_programs_from_ended_ones()
    {
        ProgramList programs = new();
        var own = Assert.Single(programs.List(), program => program.Id == Environment.ProcessId);
        Assert.True(programs.IsRunning(own));
        Assert.False(programs.IsRunning(own with { Started = own.Started!.Value.AddMinutes(-5) }));
        using var other = Process.Start(new ProcessStartInfo("ffmpeg", "-version") { RedirectStandardOutput = true, UseShellExecute = false })!;
        RunningProgram ended = new(other.Id, "ffmpeg", null);
        Assert.True(other.WaitForExit(TimeSpan.FromSeconds(180)));
        Assert.False(programs.IsRunning(ended));
    }

    [Fact]
    public void Converts_Windows_sound_formats()
    {
        Assert.Equal(new SampleFormat(48_000, 2, SampleEncoding.Float32), WaveFormats.Convert(WaveFormat.CreateIeeeFloatWaveFormat(48_000, 2)));
        Assert.Equal(new SampleFormat(44_100, 1, SampleEncoding.Int16), WaveFormats.Convert(new WaveFormat(44_100, 16, 1)));
        Assert.Equal(
            new SampleFormat(96_000, 8, SampleEncoding.Float32),
            WaveFormats.Convert(new WaveFormatExtensible(96_000, 32, 8, AudioMediaSubtypes.MEDIASUBTYPE_IEEE_FLOAT, 32, 0)));
        Assert.Equal(
            new SampleFormat(48_000, 4, SampleEncoding.Int32),
            WaveFormats.Convert(new WaveFormatExtensible(48_000, 32, 4, AudioMediaSubtypes.MEDIASUBTYPE_PCM, 24, 0)));
        Assert.Null(WaveFormats.Convert(WaveFormat.CreateALawFormat(8_000, 1)));
    }

    [Fact]
    public void Keeps_the_error_code_of_every_library_exception()
    {
        Exception[] refusals = [Marshal.GetExceptionForHR(WasapiError.DeviceInUse)!, new UnauthorizedAccessException(), new TimeoutException()];
        foreach (var refusal in refusals)
        {
            var e = Assert.Throws<WasapiException>(() => WasapiException.Wrap<int>(() => throw refusal));
            Assert.Equal(refusal.HResult, e.HResult);
        }

        Assert.Equal(WasapiError.AccessDenied, new UnauthorizedAccessException().HResult);
    }
}

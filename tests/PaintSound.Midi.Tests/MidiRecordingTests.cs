using Microsoft.Extensions.Logging.Abstractions;
using PaintSound.Midi.Streams;

namespace PaintSound.Midi.Tests;

public sealed class MidiRecordingTests : IDisposable
{
    private readonly string _file = Path.Combine(Directory.CreateTempSubdirectory("paintsound-midi-").FullName, "take.mid");
    private readonly FakeTimeProvider _time = new();

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_file)!, recursive: true);

    // The examples of variable-length quantities in Standard MIDI Files 1.0.
    [Theory]
    [InlineData(0x00, "00")]
    [InlineData(0x7F, "7F")]
    [InlineData(0x80, "8100")]
    [InlineData(0x2000, "C000")]
    [InlineData(0x3FFF, "FF7F")]
    [InlineData(0x4000, "818000")]
    [InlineData(0x1FFFFF, "FFFF7F")]
    [InlineData(0x200000, "81808000")]
    public void Writes_times_as_in_the_specification(int ticks, string delta)
    {
        using (var recording = new MidiRecording(_file, NullLogger<MidiRecording>.Instance, _time))
        {
            recording.Start(_time.GetTimestamp());
            _time.Advance(TimeSpan.FromTicks((long)Math.Round(ticks / 960.0 * TimeSpan.TicksPerSecond)));
            recording.Add(_time.GetTimestamp(), [0x90, 60, 127]);
        }

        const string Header = "4D546864000000060000000101E0" + "4D54726B" + "{0}" + "00FF030A5061696E74536F756E64" + "00FF510307A120" + "{1}" + "00FF2F00";
        var events = delta + "903C7F";
        var length = 14 + 7 + (events.Length / 2) + 4;
        Assert.Equal(string.Format(Header, length.ToString("X8"), events), ReadFile());
    }

    [Fact]
    public void File_is_complete_before_the_recording_ends()
    {
        using var recording = new MidiRecording(_file, NullLogger<MidiRecording>.Instance, _time);
        recording.Start(_time.GetTimestamp());
        var empty = ReadFile();
        Assert.EndsWith("00FF2F00", empty, StringComparison.Ordinal);
        _time.Advance(TimeSpan.FromSeconds(2));
        recording.Add(_time.GetTimestamp(), [0xF0, 1, 2, 0xF7]);
        const int Track = 44;
        var whole = ReadFile();
        Assert.Equal(empty[Track..^8] + "8F00F0030102F7" + "00FF2F00", whole[Track..]);
        Assert.Equal((whole.Length - Track) / 2, Convert.ToInt32(whole[(Track - 8)..Track], 16));
    }

    [Fact]
    public void Keeps_an_existing_take_and_numbers_the_next()
    {
        Assert.Equal(_file, MidiRecording.FindUnusedPath(_file));
        foreach (var next in new[] { "take-2.mid", "take-3.mid" })
        {
            File.WriteAllText(MidiRecording.FindUnusedPath(_file), "last night");
            Assert.Equal(Path.Combine(Path.GetDirectoryName(_file)!, next), MidiRecording.FindUnusedPath(_file));
        }

        Assert.Equal("take.mid", MidiRecording.FindUnusedPath("take.mid"));
    }

    [Fact]
    public void Missing_folder_is_reported()
    {
        var file = Path.Combine(_file, "nowhere", "take.mid");
        Assert.Contains(file, Assert.Throws<MidiException>(() => new MidiRecording(file, NullLogger<MidiRecording>.Instance, _time)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Full_disk_is_reported_at_the_start()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "only Linux has a disk that is always full");
        Assert.Throws<MidiException>(() => new MidiRecording("/dev/full", NullLogger<MidiRecording>.Instance, _time));
    }

    private string ReadFile()
    {
        using var file = new FileStream(_file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return Convert.ToHexString(bytes);
    }
}

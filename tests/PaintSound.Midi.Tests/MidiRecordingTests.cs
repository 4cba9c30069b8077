using Microsoft.Extensions.Logging.Abstractions;
using PaintSound.Midi.Streams;

namespace PaintSound.Midi.Tests;

public sealed class MidiRecordingTests : IDisposable
{
    private readonly string _file = Path.Combine(Directory.CreateTempSubdirectory("paintsound-midi-").FullName, "take.mid");
    private readonly FakeTimeProvider _time = new();

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_file)!, recursive: true);

    // Standard MIDI Files 1.0, the examples of variable-length quantities.
    [Theory]
    [InlineData(0x00, "00")]
    [InlineData(0x7F, "7F")]
    [InlineData(0x80, "8100")]
    [InlineData(0x2000, "C000")]
    [InlineData(0x3FFF, "FF7F")]
    [InlineData(0x4000, "818000")]
    [InlineData(0x1FFFFF, "FFFF7F")]
    [InlineData(0x200000, "81808000")]
    public void Times_are_written_as_the_specification_shows(int ticks, string delta)
    {
        using (var recording = new MidiRecording(_file, NullLogger<MidiRecording>.Instance, _time))
        {
            _time.Advance(TimeSpan.FromTicks((long)Math.Round(ticks / 960.0 * TimeSpan.TicksPerSecond)));
            recording.Add(_time.GetTimestamp(), [0x90, 60, 127]);
        }

        const string Header = "4D546864000000060000000101E0" + "4D54726B" + "{0}" + "00FF030A5061696E74536F756E64" + "00FF510307A120" + "{1}" + "00FF2F00";
        var events = delta + "903C7F";
        var length = 14 + 7 + (events.Length / 2) + 4;
        Assert.Equal(string.Format(Header, length.ToString("X8"), events), Written());
    }

    [Fact]
    public void It_is_whole_before_it_ends()
    {
        using var recording = new MidiRecording(_file, NullLogger<MidiRecording>.Instance, _time);
        var empty = Written();
        Assert.EndsWith("00FF2F00", empty, StringComparison.Ordinal);
        _time.Advance(TimeSpan.FromSeconds(2));
        recording.Add(_time.GetTimestamp(), [0xF0, 1, 2, 0xF7]);
        const int Track = 44;
        var whole = Written();
        Assert.Equal(empty[Track..^8] + "8F00F0030102F7" + "00FF2F00", whole[Track..]);
        Assert.Equal((whole.Length - Track) / 2, Convert.ToInt32(whole[(Track - 8)..Track], 16));
    }

    [Fact]
    public void A_take_that_is_there_stays_and_the_next_has_a_number()
    {
        Assert.Equal(_file, MidiRecording.Unrecorded(_file));
        foreach (var next in new[] { "take-2.mid", "take-3.mid" })
        {
            File.WriteAllText(MidiRecording.Unrecorded(_file), "last night");
            Assert.Equal(Path.Combine(Path.GetDirectoryName(_file)!, next), MidiRecording.Unrecorded(_file));
        }

        Assert.Equal("take.mid", MidiRecording.Unrecorded("take.mid"));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_named()
    {
        var file = Path.Combine(_file, "nowhere", "take.mid");
        Assert.Contains(file, Assert.Throws<MidiException>(() => new MidiRecording(file, NullLogger<MidiRecording>.Instance, _time)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_full_disk_is_said_at_the_beginning()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "only Linux has a disk that is always full");
        Assert.Throws<MidiException>(() => new MidiRecording("/dev/full", NullLogger<MidiRecording>.Instance, _time));
    }

    private string Written()
    {
        using var file = new FileStream(_file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return Convert.ToHexString(bytes);
    }
}

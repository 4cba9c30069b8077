using Microsoft.Extensions.Logging.Abstractions;
using NAudio.Midi;
using PaintSound.Midi.Streams;

namespace PaintSound.Midi.Tests;

/// <summary>Reads PaintSound's recordings with NAudio and its strict checks, an independent reader.</summary>
public sealed class MidiFileTests : IDisposable
{
    private readonly string _file = Path.Combine(Directory.CreateTempSubdirectory("paintsound-midi-").FullName, "take.mid");
    private readonly FakeTimeProvider _time = new();

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_file)!, recursive: true);

    [Fact]
    public void Every_event_has_its_time()
    {
        using (MidiRecording recording = new(_file, NullLogger<MidiRecording>.Instance, _time))
        {
            recording.Start(_time.GetTimestamp());
            recording.Add(_time.GetTimestamp(), [0x90, 60, 100]);
            Advance(0.5);
            recording.Add(_time.GetTimestamp(), [0x80, 60, 0]);
            recording.Add(_time.GetTimestamp(), [0xBF, 20, 64]);
            recording.Add(_time.GetTimestamp(), [0xBF, 52, 1]);
            Advance(3_600);
            recording.Add(_time.GetTimestamp(), [0xF0, 0x7E, 0x7F, 0x06, 0x01, 0xF7]);
            recording.Add(_time.GetTimestamp(), [0xC2, 5]);
            recording.Add(_time.GetTimestamp(), [0xE2, 0, 0x40]);
        }

        MidiFile file = new(_file, strictChecking: true);
        Assert.Equal((0, 1, 480), (file.FileFormat, file.Tracks, file.DeltaTicksPerQuarterNote));
        var events = file.Events[0];
        Assert.Equal("PaintSound", Assert.IsType<TextEvent>(events[0]).Text);
        Assert.Equal(120, Assert.IsType<TempoEvent>(events[1]).Tempo);
        var on = Assert.IsType<NoteOnEvent>(events[2]);
        Assert.Equal((0L, 1, 60, 100, 480), (on.AbsoluteTime, on.Channel, on.NoteNumber, on.Velocity, on.NoteLength));
        Assert.Equal(MidiCommandCode.NoteOff, events[3].CommandCode);
        AssertControl(events[4], 20, 64);
        AssertControl(events[5], 52, 1);
        Assert.Equal(480L + (3_600 * 960), Assert.IsType<SysexEvent>(events[6]).AbsoluteTime);
        Assert.Equal(5, Assert.IsType<PatchChangeEvent>(events[7]).Patch);
        Assert.Equal(0x2000, Assert.IsType<PitchWheelChangeEvent>(events[8]).Pitch);
        Assert.True(MidiEvent.IsEndTrack(events[9]));
        Assert.Equal(10, events.Count);
    }

    // The file is created 2 s before the show starts; or the recording learns late that the show has started. Times in seconds.
    [Theory]
    [InlineData(2, 0, 3)]
    [InlineData(0, 1.5, 1.5)]
    [InlineData(0, 0, 0)]
    [InlineData(30, 0.25, 10)]
    public void Zero_of_the_file_is_the_zero_of_the_show(double before, double late, double at)
    {
        using (MidiRecording recording = new(_file, NullLogger<MidiRecording>.Instance, _time))
        {
            Advance(before / 2);
            recording.Add(_time.GetTimestamp(), [0xB0, 1, 1]);
            Advance(before / 2);
            var zero = _time.GetTimestamp();
            Advance(late);
            recording.Start(zero);
            recording.Start(zero + 1_000_000);
            Advance(at - late);
            recording.Add(_time.GetTimestamp(), [0xB0, 1, 2]);
        }

        Assert.Equal([0L, (long)(960 * at)], new MidiFile(_file, strictChecking: true).Events[0].OfType<ControlChangeEvent>().Select(change => change.AbsoluteTime));
    }

    [Fact]
    public void Tempo_changes_at_its_time_and_real_time_stays()
    {
        double[] tempos = [117.2, 60, 999, 20, 133.33];
        using (MidiRecording recording = new(_file, NullLogger<MidiRecording>.Instance, _time))
        {
            recording.Start(_time.GetTimestamp());
            for (var i = 0; i < tempos.Length; i++)
            {
                recording.SetTempo(TimeSpan.FromSeconds(i * 10), tempos[i]);
                recording.SetTempo(TimeSpan.FromSeconds(i * 10), tempos[i]);
                recording.SetTempo(TimeSpan.FromSeconds(i * 10), double.NaN);
                recording.SetTempo(TimeSpan.FromSeconds(i * 10), 0);
                Advance(3);
                recording.Add(_time.GetTimestamp(), [0xB0, 7, (byte)i]);
                Advance(7);
            }
        }

        // An independent reader of the tempo map: the time of every event in seconds.
        var (seconds, tick, perTick) = (0.0, 0L, 0.0);
        List<double> changes = [], tempoTimes = [], read = [];
        foreach (var next in new MidiFile(_file, strictChecking: true).Events[0])
        {
            (seconds, tick) = (seconds + ((next.AbsoluteTime - tick) * perTick), next.AbsoluteTime);
            if (next is TempoEvent tempo)
            {
                perTick = tempo.MicrosecondsPerQuarterNote / 480e6;
                tempoTimes.Add(seconds);
                read.Add(tempo.Tempo);
            }
            else if (next is ControlChangeEvent)
            {
                changes.Add(seconds);
            }
        }

        Assert.Equal(tempos, read.Skip(1).Select(tempo => Math.Round(tempo, 2)));
        AssertTimes([0, 10, 20, 30, 40], tempoTimes.Skip(1));
        AssertTimes([3, 13, 23, 33, 43], changes);

        // A tick is at most 6.25 ms, at 20 beats per minute.
        static void AssertTimes(double[] expected, IEnumerable<double> actual) =>
            Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 0.0035));
    }

    [Fact]
    public void Tempo_that_comes_after_a_later_message_changes_with_it()
    {
        using (MidiRecording recording = new(_file, NullLogger<MidiRecording>.Instance, _time))
        {
            recording.Start(_time.GetTimestamp());
            Advance(2);
            recording.Add(_time.GetTimestamp(), [0xB0, 7, 1]);
            recording.SetTempo(TimeSpan.FromSeconds(1.9), 60);
            Advance(1);
            recording.Add(_time.GetTimestamp(), [0xB0, 7, 2]);
        }

        var events = new MidiFile(_file, strictChecking: true).Events[0];
        Assert.Equal(1920, events.OfType<TempoEvent>().Last().AbsoluteTime);
        Assert.Equal([1920, 2400], events.OfType<ControlChangeEvent>().Select(change => change.AbsoluteTime));
    }

    [Fact]
    public void Recording_that_is_cut_off_is_readable_up_to_the_last_save()
    {
        using MidiRecording recording = new(_file, NullLogger<MidiRecording>.Instance, _time);
        recording.Start(_time.GetTimestamp());
        for (var i = 0; i < 10; i++)
        {
            Advance(1);
            recording.Add(_time.GetTimestamp(), [0xB0, 7, (byte)i]);
        }

        // The recording still has the file open: this is the file after a crash.
        using FileStream stream = new(_file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        MidiFile file = new(stream, strictChecking: true);
        Assert.Equal(Enumerable.Range(0, 10), file.Events[0].OfType<ControlChangeEvent>().Select(change => change.ControllerValue));
    }

    private static void AssertControl(MidiEvent read, int number, int value)
    {
        var change = Assert.IsType<ControlChangeEvent>(read);
        Assert.Equal((480L, 16, number, value), (change.AbsoluteTime, change.Channel, (int)change.Controller, change.ControllerValue));
    }

    private void Advance(double seconds) => _time.Advance(TimeSpan.FromSeconds(seconds));
}

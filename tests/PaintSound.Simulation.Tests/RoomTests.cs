using PaintSound.Core.Brush;
using PaintSound.Core.Signal;
using PaintSound.Core.Sources;
using PaintSound.Simulation.Rooms;
using PaintSound.Simulation.Sessions;
using PaintSound.Simulation.Sounds;

namespace PaintSound.Simulation.Tests;

public class RoomTests
{
    private const int Rate = ISoundSource.SampleRate;

    public static TheoryData<RoomKind, double> Rooms => new()
    {
        { RoomKind.Quiet, -55 }, { RoomKind.Quiet, -90 }, { RoomKind.LateStart, -55 }, { RoomKind.LateStart, -45 }, { RoomKind.Dropouts, -55 },
        { RoomKind.Dropouts, -45 }, { RoomKind.Fan, -54 }, { RoomKind.Fan, -42 }, { RoomKind.Hum50, -22 }, { RoomKind.Hum50, -40 },
        { RoomKind.Hum60, -22 }, { RoomKind.Hum60, -40 }, { RoomKind.Phone, -46 }, { RoomKind.Speech, -52 }, { RoomKind.Speech, -46 },
        { RoomKind.Footsteps, -30 }, { RoomKind.Loudspeakers, -46 },
    };

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Nobody_paints_in_an_empty_room(RoomKind kind, double levelDb)
    {
        var (onsets, strokes) = (0, 0);
        var detector = new OnsetDetector(new OnsetSettings(), (_, _) => onsets++, (_, started) => strokes += started ? 1 : 0);
        detector.Push(SimulatedRoom.Render(kind, seed: 11, seconds: 30, levelDb));

        // The first consonant or note may be like a touch, before the room is known: one is allowed.
        var allowed = kind is RoomKind.Loudspeakers or RoomKind.Speech ? 1 : 0;
        Assert.InRange(onsets, 0, allowed);
        Assert.InRange(strokes, 0, allowed);
    }

    [Theory]
    [InlineData(RoomKind.Quiet)]
    [InlineData(RoomKind.LateStart)]
    [InlineData(RoomKind.Fan)]
    [InlineData(RoomKind.Speech)]
    [InlineData(RoomKind.Footsteps)]
    [InlineData(RoomKind.Loudspeakers)]
    public void Touches_are_heard_in_every_room(RoomKind kind)
    {
        var (sound, random) = (SimulatedRoom.Render(kind, seed: 3, seconds: 20), new Random(4));
        for (var touch = 0; touch < 16; touch++)
        {
            for (var n = 0; n < 3200; n++)
            {
                sound[((3 + touch) * Rate) + n] += .3f * (random.NextSingle() - .5f) * MathF.Exp(-n / 900f);
            }
        }

        var heard = new HashSet<long>();
        new OnsetDetector(new OnsetSettings(), (sample, _) => heard.Add((sample + 80) / Rate), (_, _) => { }).Push(sound);
        Assert.Superset(Enumerable.Range(3, 16).Select(second => (long)second).ToHashSet(), heard);
    }

    [Fact]
    public void Loudspeakers_that_were_measured_paint_nothing()
    {
        var music = LibraryInRoom.Render();

        // The level at the microphone in dB RMS, and the least share of a painter's touches that must be found beside it.
        foreach (var (levelDb, found) in new[] { (-58, .92), (-46, .86), (-28, .25) })
        {
            var sound = LibraryInRoom.AtLevel(music, levelDb);
            var loudest = LibraryInRoom.MeasureLoudspeakers(sound);
            Assert.NotEqual(0, CountOnsets(sound, Decibels.Silence));
            Assert.Equal(0, CountOnsets(sound, loudest));
            Assert.InRange(MeasureRecall(sound, loudest), found, 1);
        }
    }

    private static double MeasureRecall(float[] room, float loudspeakerDb)
    {
        var session = new Painter(40).CreateSession(75);
        var sound = new float[75 * Rate];
        new ContactMicrophone(session).Record(0, sound);
        for (var i = 0; i < sound.Length; i++)
        {
            sound[i] += room[i];
        }

        List<double> heard = [];
        new OnsetDetector(new OnsetSettings(), (sample, _) => heard.Add((double)sample / Rate), (_, _) => { }) { LoudspeakerDb = loudspeakerDb }.Push(sound);
        return session.Strokes.Count(stroke => heard.Any(onset => onset >= stroke.Start - .03 && onset <= stroke.Start + .2)) / (double)session.Strokes.Count;
    }

    private static int CountOnsets(float[] sound, float loudspeakerDb)
    {
        var onsets = 0;
        new OnsetDetector(new OnsetSettings(), (_, _) => onsets++, (_, _) => { }) { LoudspeakerDb = loudspeakerDb }.Push(sound);
        return onsets;
    }

    [Fact]
    public void The_same_seed_gives_the_same_room()
    {
        foreach (var kind in Enum.GetValues<RoomKind>())
        {
            Assert.Equal(SimulatedRoom.Render(kind, 5, 2), SimulatedRoom.Render(kind, 5, 2));
        }
    }
}

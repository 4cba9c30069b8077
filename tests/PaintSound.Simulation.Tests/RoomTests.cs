using PaintSound.Core.Brush;
using PaintSound.Core.Sources;
using PaintSound.Simulation.Rooms;

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
    public void The_same_seed_gives_the_same_room()
    {
        foreach (var kind in Enum.GetValues<RoomKind>())
        {
            Assert.Equal(SimulatedRoom.Render(kind, 5, 2), SimulatedRoom.Render(kind, 5, 2));
        }
    }
}

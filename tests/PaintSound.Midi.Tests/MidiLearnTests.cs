using PaintSound.Core.Control;
using PaintSound.Midi.Controllers;

namespace PaintSound.Midi.Tests;

/// <summary>What <see cref="MidiLearn"/> makes of the messages of knobs, encoders and buttons. Messages are hexadecimal, separated by spaces.</summary>
public class MidiLearnTests
{
    private readonly FakeTimeProvider _time = new();

    [Theory]
    // Upper 7 bits first, as the specification says.
    [InlineData("B00700 B02700 B00700 B02740 B00701 B02710", "control 7 with 14 bits on channel 1")]
    // Lower 7 bits first.
    [InlineData("B22705 B20700 B2277F B20700 B22720 B20701", "control 7 with 14 bits on channel 3")]
    // The upper 7 bits only if they change, so the lower ones come alone at first.
    [InlineData("B02700 B02710 B02720 B02760 B00701 B02700 B02710", "control 7 with 14 bits on channel 1")]
    // A fast move: the lower 7 bits stay.
    [InlineData("B00000 B02000 B00020 B02000 B00040 B02000", "control 0 with 14 bits on channel 1")]
    // Running status, with a clock between.
    [InlineData("B007002700 0700F82740 07012710", "control 7 with 14 bits on channel 1")]
    // Another knob was touched before: no pair.
    [InlineData("B00100 B02100 B02130 B02160", "control 33 on channel 1")]
    [InlineData("B03100 B03110 B03120", "control 49 on channel 1")]
    public void Knob_of_14_bits_is_learned_as_a_pair(string messages, string input) => Assert.Equal($"{input} Absolute", Learn(ControlTable.Gate, messages));

    [Theory]
    // Every value selects the parameter again; with and without the lower 7 bits.
    [InlineData("B06307 B06268 B00601 B02600 B06307 B06268 B00601 B02640 B06307 B06268 B00602 B02600", "NRPN 1000 on channel 1")]
    [InlineData("B06307 B06268 B00601 B06307 B06268 B00602 B06307 B06268 B00603", "NRPN 1000 on channel 1")]
    // The parameter is selected once.
    [InlineData("BF6268 BF6307 BF0601 BF0602 BF0603", "NRPN 1000 on channel 16")]
    [InlineData("B06300620106012600 06022600 06032600", "NRPN 1 on channel 1")]
    // The selection ends: control 6 is a knob of its own.
    [InlineData("B06307 B06268 B0637F B0627F B00600 B00620 B00640", "control 6 on channel 1")]
    [InlineData("B06307 B06268 B06500 B06400 B00600 B00620 B00640", "control 6 on channel 1")]
    public void Knob_of_a_parameter_is_learned(string messages, string input) => Assert.Equal($"{input} Absolute", Learn(ControlTable.Gate, messages));

    [Theory]
    [InlineData(ControllerMode.TwosComplement, "1 1 1 1 127 127 127")]
    [InlineData(ControllerMode.TwosComplement, "127 127 1 1")]
    [InlineData(ControllerMode.TwosComplement, "1 3 7 12 9 4 2 126 120 115 119 127")]
    [InlineData(ControllerMode.TwosComplement, "2 2 5 30 28 3 1 127 100 98 120")]
    [InlineData(ControllerMode.BinaryOffset, "65 65 65 63 63 63")]
    [InlineData(ControllerMode.BinaryOffset, "63 63 65 65")]
    [InlineData(ControllerMode.BinaryOffset, "65 68 74 71 66 62 58 53 60 63")]
    [InlineData(ControllerMode.BinaryOffset, "66 90 90 70 60 40 52")]
    [InlineData(ControllerMode.SignedBit, "1 1 1 65 65 65")]
    [InlineData(ControllerMode.SignedBit, "65 65 1 1")]
    [InlineData(ControllerMode.SignedBit, "1 4 9 12 7 2 66 70 75 71 65")]
    [InlineData(ControllerMode.SignedBit, "3 3 20 22 5 67 67 90 88")]
    [InlineData(ControllerMode.Absolute, "0 1 2 3 4 3 2 1 0")]
    [InlineData(ControllerMode.Absolute, "1 2 3 4 5 4 3 2 1")]
    [InlineData(ControllerMode.Absolute, "0 64 127")]
    [InlineData(ControllerMode.Absolute, "12 38 70 98 127 90 50 10")]
    [InlineData(ControllerMode.Absolute, "60 61 62 63 64 65 66 65 64 63")]
    [InlineData(ControllerMode.Absolute, "127 126 124 120 110 90 60 30 5 0 10 50")]
    [InlineData(ControllerMode.Absolute, "50 50 51 51 52 52 53 60 64 70 80 100")]
    [InlineData(ControllerMode.Absolute, "90 70 50 30")]
    public void Encoder_is_told_from_a_knob(ControllerMode mode, string values) => Assert.Equal(
        $"control 20 on channel 1 {mode}",
        Learn(ControlTable.Gate, string.Join(' ', values.Split(' ').Select(value => $"B014{int.Parse(value, System.Globalization.CultureInfo.InvariantCulture):X2}"))));

    [Theory]
    [InlineData("B01401 B01401 B01401 B01401")]
    [InlineData("B01440 B01440")]
    [InlineData("B06307 B06268")]
    [InlineData("903C7F 803C00")]
    public void Too_little_teaches_nothing(string messages) => Assert.Null(Learn(ControlTable.Gate, messages));

    [Theory]
    [InlineData(ControllerMode.Absolute, "B0147F", 0.2, "B01400")]
    [InlineData(ControllerMode.Absolute, "903C7F", 0.2, "803C00")]
    [InlineData(ControllerMode.Absolute, "903C7F", 1.9, "903C00")]
    // A velocity below the highest is a pad; it cannot be latching.
    [InlineData(ControllerMode.Absolute, "903C64", 3, "")]
    [InlineData(ControllerMode.Latching, "B0147F", 3, "")]
    [InlineData(ControllerMode.Latching, "903C7F", 3, "")]
    // The second press of a latching button.
    [InlineData(ControllerMode.Latching, "903C7F", 2.5, "903C00")]
    public void Latching_button_is_told_from_a_momentary_one(ControllerMode mode, string press, double seconds, string release)
    {
        var learn = new MidiLearn([ControlTable.Hold], _time);
        Process(learn, press);
        _time.Advance(TimeSpan.FromSeconds(seconds));
        Process(learn, release);
        Assert.Equal(mode, Assert.Single(learn.Learned).Mode);
        Assert.Equal(TimeSpan.Zero, learn.AwaitedRelease);
    }

    [Fact]
    public void Release_is_awaited_for_two_seconds()
    {
        var learn = new MidiLearn([ControlTable.Hold], _time);
        Process(learn, "903C7F");
        _time.Advance(TimeSpan.FromSeconds(0.5));
        Assert.Equal(TimeSpan.FromSeconds(1.5), learn.AwaitedRelease);
    }

    [Fact]
    public void Pair_counts_as_one_knob_and_the_next_target_gets_another()
    {
        var learn = new MidiLearn([ControlTable.Gate, ControlTable.Dwell], _time);
        Process(learn, "B00700 B02700 B00700 B02740 B00701 B02710 B00702 B02720 B00703 B02730 B00800 B00810 B00820");
        Assert.Equal(["control 7 with 14 bits on channel 1", "control 8 on channel 1"], learn.Learned.Select(binding => $"{binding.Input}"));
    }

    private static void Process(MidiLearn learn, string messages)
    {
        foreach (var message in messages.Split(' '))
        {
            learn.Process(Convert.FromHexString(message));
        }
    }

    /// <summary>Learns one target. Returns the input and the mode, or null.</summary>
    private string? Learn(ControlId target, string messages)
    {
        var learn = new MidiLearn([target], _time);
        Process(learn, messages);
        return learn.Learned.SingleOrDefault() is { } binding ? $"{binding.Input} {binding.Mode}" : null;
    }
}

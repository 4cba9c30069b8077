using System.Globalization;
using Microsoft.Extensions.Logging.Testing;
using PaintSound.Core.Control;
using PaintSound.Midi.Controllers;

namespace PaintSound.Midi.Tests;

/// <summary>What the messages of knobs, encoders and buttons do. Messages are hexadecimal, separated by spaces; a point means that no message waits.</summary>
public class ControllerMappingTests
{
    private static readonly ControllerInput Knob = new(ControllerInputKind.Control, 1, 7);
    private static readonly ControllerInput FineKnob = new(ControllerInputKind.FineControl, 1, 7);
    private static readonly ControllerInput Parameter = new(ControllerInputKind.Nrpn, 1, 1000);
    private static readonly ControllerInput Button = new(ControllerInputKind.Note, 1, 60);
    private readonly FakeControl _show = new();

    [Theory]
    [InlineData("B00740 B02700", new[] { 0x2000 })]
    [InlineData("B02700 B00740", new[] { 0x2000 })]
    [InlineData("B0077F B0277F", new[] { 0x3FFF })]
    [InlineData("B0277F B0077F", new[] { 0x3FFF })]
    // Over the border of the upper 7 bits: no value between.
    [InlineData("B00703 B0277F B00704 B02700", new[] { 0x1FF, 0x200 })]
    [InlineData("B0277F B00703 B02700 B00704", new[] { 0x1FF, 0x200 })]
    // Only the part that changed.
    [InlineData("B00704 B02700 . B02701 . B02702 .", new[] { 0x200, 0x201, 0x202 })]
    [InlineData("B00704 B02702 . B00705 .", new[] { 0x202, 0x282 })]
    [InlineData("B027010704 27020705", new[] { 0x201, 0x282 })]
    public void Both_halves_of_14_bits_make_one_value(string messages, int[] values)
    {
        Send(new(FineKnob, ControlTable.Follow), messages, picksUp: false);
        Assert.Equal(values.Select(value => $"follow {new ControlValue(value / 16383.0)}"), _show.Calls);
    }

    [Theory]
    [InlineData("B0077F .", "follow 1")]
    [InlineData("B02740 .", null)]
    public void Half_a_pair_is_used_as_far_as_it_is_known(string messages, string? call)
    {
        Send(new(FineKnob, ControlTable.Follow), messages, picksUp: false);
        Assert.Equal(call is null ? [] : [call], _show.Calls);
    }

    [Theory]
    [InlineData("B06307 B06268 B00640 B02600", "follow 0.5000305")]
    [InlineData("B06268 B06307 B02600 B00640", "follow 0.5000305")]
    [InlineData("B06307 B06268 B0067F .", "follow 1")]
    [InlineData("B06307 B06268 B00600 .", "follow 0")]
    [InlineData("B0630762680640 2600", "follow 0.5000305")]
    [InlineData("B06307 B06269 B00640 B02600", null)]
    [InlineData("B06307 B06268 B0637F B0627F B00640 B02600", null)]
    [InlineData("B16307 B16268 B10640 B12600", null)]
    public void Parameter_sets_its_value_with_and_without_the_lower_7_bits(string messages, string? call)
    {
        Send(new(Parameter, ControlTable.Follow), messages, picksUp: false);
        Assert.Equal(call is null ? [] : [call], _show.Calls);
    }

    [Fact]
    public void Control_6_is_a_knob_of_its_own_if_its_parameter_is_not_bound()
    {
        Send(new(Knob with { Number = 6 }, ControlTable.Follow), "B06307 B06268 B0067F", picksUp: false);
        Assert.Equal(["follow 1"], _show.Calls);
    }

    [Theory]
    [InlineData(ControllerMode.TwosComplement, 1, 1)]
    [InlineData(ControllerMode.TwosComplement, 20, 20)]
    [InlineData(ControllerMode.TwosComplement, 127, -1)]
    [InlineData(ControllerMode.TwosComplement, 108, -20)]
    [InlineData(ControllerMode.BinaryOffset, 65, 1)]
    [InlineData(ControllerMode.BinaryOffset, 84, 20)]
    [InlineData(ControllerMode.BinaryOffset, 63, -1)]
    [InlineData(ControllerMode.BinaryOffset, 44, -20)]
    [InlineData(ControllerMode.SignedBit, 1, 1)]
    [InlineData(ControllerMode.SignedBit, 20, 20)]
    [InlineData(ControllerMode.SignedBit, 65, -1)]
    [InlineData(ControllerMode.SignedBit, 84, -20)]
    public void Encoder_moves_the_present_value(ControllerMode mode, int value, int steps)
    {
        _show.State = new ControlId(ControlTable.Follow).Set(_show.State, 0.5);
        Send(new(Knob, ControlTable.Follow, mode), $"B007{value:X2}");
        Assert.Equal([$"follow {new ControlValue(0.5 + (steps / 127.0))}"], _show.Calls);
    }

    [Theory]
    [InlineData("B00701 B00705 B0077F", "'add' 'screen' 'add'")]
    [InlineData("B0077F", "'mix'")]
    public void Encoder_takes_one_word_at_a_time(string messages, string words)
    {
        Send(new(Knob, ControlTable.ProjectionBlend, ControllerMode.TwosComplement), messages);
        Assert.Equal(words.Split(' ').Select(word => $"projection/blend {word}"), _show.Calls);
    }

    [Theory]
    [InlineData("B00701 B00702 B0077F", "1 3 2")]
    [InlineData("B0077F B00714", "0 20")]
    public void Encoder_moves_whole_numbers_by_one(string messages, string values)
    {
        Send(new(Knob, ControlTable.Bars, ControllerMode.TwosComplement), messages);
        Assert.Equal(values.Split(' ').Select(value => $"bars {value}"), _show.Calls);
    }

    [Fact]
    public void Knob_keeps_a_whole_number_that_it_has_picked_up_in_both_directions()
    {
        _show.State = new ControlId(ControlTable.Bars).Set(_show.State, 4);
        var position = (int)Math.Round(127 * ControlTable.Bars.PositionOf(4));
        int[] positions = [position - 3, position, position + 3, position + 9, position + 2, position - 2, position - 20];
        Send(new(Knob, ControlTable.Bars), string.Join(' ', positions.Select(at => $"B007{at:X2}")));
        Assert.Equal(positions.Skip(1).Select(at => $"bars {ControlTable.Bars.At(at / 127.0)}"), _show.Calls);
    }

    [Fact]
    public void Knob_that_waits_is_told_with_its_direction_until_it_has_picked_up()
    {
        List<string> told = [];
        _show.State = new ControlId(ControlTable.Follow).Set(_show.State, 0.5);
        var mapping = new ControllerMapping([new(Knob, ControlTable.Follow)], _show, new FakeLogger<ControllerMapping>())
        {
            KnobWaits = (control, direction) => told.Add($"{control} {direction}"),
        };
        foreach (var position in new byte[] { 10, 20, 70, 80 })
        {
            mapping.Handle([0xB0, 7, position]);
        }

        _show.State = new ControlId(ControlTable.Follow).Set(_show.State, 0.1);
        mapping.Handle([0xB0, 7, 79]);
        mapping.Handle([0xB0, 7, 5]);
        Assert.Equal(["follow 1", "follow 0", "follow -1", "follow 0"], told);
    }

    [Theory]
    [InlineData("B00701 B0077F B00700", "1 0")]
    public void Encoder_switches_on_to_the_right_and_off_to_the_left(string messages, string values)
    {
        Send(new(Knob, ControlTable.ProjectionBlack, ControllerMode.TwosComplement), messages);
        Assert.Equal(values.Split(' ').Select(value => $"projection/black {value}"), _show.Calls);
    }

    [Theory]
    [InlineData(ControllerMode.Absolute, "903C7F 803C00 903C7F 803C00", "1 0")]
    [InlineData(ControllerMode.Momentary, "903C7F 903C00 903C01", "1 0")]
    [InlineData(ControllerMode.Latching, "903C7F 903C00 903C7F 803C00", "1 0 1 0")]
    // A button that sends the same at each press.
    [InlineData(ControllerMode.Latching, "903C7F 903C7F 903C7F", "1 0 1")]
    public void Momentary_and_latching_buttons_switch(ControllerMode mode, string messages, string values)
    {
        Send(new(Button, ControlTable.Hold, mode), messages);
        Assert.Equal(values.Split(' ').Select(value => $"hold {value}"), _show.Calls);
    }

    [Fact]
    public void Latching_button_keeps_its_lamp_true_and_presses_at_both_states()
    {
        _show.State = new ControlId(ControlTable.Hold).Set(_show.State, true);
        Send(new(Button, ControlTable.Hold, ControllerMode.Latching), "903C7F");
        Assert.True(new ControlId(ControlTable.Hold).Get(_show.State).IsOn);
        _show.Calls.Clear();
        Send(new(Button, ControlTable.Next, ControllerMode.Latching), "903C7F 903C00");
        Assert.Equal(["next 1", "next 1"], _show.Calls);
    }

    // Positions are 0..127. The value is changed elsewhere (page, OSC) at "=POSITION".
    [Theory]
    [InlineData(64, "0 10 60", "")]
    [InlineData(64, "127 100 70", "")]
    [InlineData(64, "0 60 70 80", "70 80")]
    [InlineData(64, "127 70 60 50", "60 50")]
    [InlineData(64, "0 63 60", "63 60")]
    [InlineData(64, "65 66", "65 66")]
    [InlineData(64, "64 0", "64 0")]
    [InlineData(0, "50 20 0 10", "0 10")]
    [InlineData(127, "50 100 127 90", "127 90")]
    // After a change the knob waits again, from below and from above.
    [InlineData(64, "64 70 =20 75 80 40 10", "64 70 10")]
    [InlineData(64, "64 50 =100 40 90 99 110", "64 50 99 110")]
    [InlineData(64, "64 70 =20 =70 75", "64 70 75")]
    public void Knob_waits_until_it_reaches_or_passes_the_value(int start, string moves, string expected)
    {
        var mapping = CreateMapping(new(Knob, ControlTable.Follow));
        SetPosition(start);
        foreach (var move in moves.Split(' '))
        {
            if (move[0] == '=')
            {
                SetPosition(Parse(move[1..]));
            }
            else
            {
                mapping.Handle([0xB0, 7, (byte)Parse(move)]);
            }
        }

        Assert.Equal(
            expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(position => $"follow {new ControlValue(Parse(position) / 127.0)}"), _show.Calls);
    }

    [Theory]
    [InlineData("B00720 B02700 B00721 B02700", "")]
    [InlineData("B0073F B02700 B00741 B02700", "follow 0.5078435")]
    public void Knob_of_14_bits_waits(string messages, string call)
    {
        SetPosition(64);
        Send(new(FineKnob, ControlTable.Follow), messages);
        Assert.Equal(call.Length == 0 ? [] : [call], _show.Calls);
    }

    [Theory]
    [InlineData("screen", "B00700 B00710 B00720", "'screen'")]
    [InlineData("screen", "B0077F B00750 B00710", "'add'")]
    [InlineData("mix", "B0077F", "")]
    [InlineData("mix", "B00700 B0077F", "'mix' 'difference'")]
    public void Knob_of_words_waits(string word, string messages, string words)
    {
        _show.State = new ControlId(ControlTable.ProjectionBlend).Set(_show.State, word);
        Send(new(Knob, ControlTable.ProjectionBlend), messages);
        Assert.Equal(words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(each => $"projection/blend {each}"), _show.Calls);
    }

    private static int Parse(string number) => int.Parse(number, CultureInfo.InvariantCulture);

    private void SetPosition(int position) =>
        _show.State = new ControlId(ControlTable.Follow).Set(_show.State, position / 127.0);

    private ControllerMapping CreateMapping(ControllerBinding binding, bool picksUp = true) =>
        new([binding], _show, new FakeLogger<ControllerMapping>(Assert.Fail), picksUp);

    private void Send(ControllerBinding binding, string messages, bool picksUp = true)
    {
        var mapping = CreateMapping(binding, picksUp);
        foreach (var message in messages.Split(' '))
        {
            if (message == ".")
            {
                mapping.Flush();
            }
            else
            {
                mapping.Handle(Convert.FromHexString(message));
            }
        }
    }
}

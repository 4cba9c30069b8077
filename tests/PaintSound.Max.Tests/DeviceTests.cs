using System.Text.Json.Nodes;
using PaintSound.Core.Control;

namespace PaintSound.Max.Tests;

public class DeviceTests
{
    private readonly Device _device = Device.Read(Folder.DeviceFile);

    [Fact]
    public void Device_is_a_frozen_audio_effect_with_its_script()
    {
        Assert.Equal(("aaaa", 7u, "PaintSound.amxd"), (_device.Kind, _device.Meta, _device.Name));
        Assert.Equal(["paintsound.live.js"], _device.Scripts.Keys);
        Assert.Equal(0x61616161, _device.Patch["patcher"]!["project"]!["amxdtype"]!.GetValue<int>());
        Assert.Equal(["PaintSound.amxd"], Directory.GetFiles(Path.GetDirectoryName(Folder.DeviceFile)!).Select(Path.GetFileName));
    }

    [Fact]
    public void Device_keeps_the_production_checklist() => Assert.Empty(DeviceChecklist.FindFaults(_device));

    [Fact]
    public void Parameters_are_the_controls_with_their_ranges_and_defaults()
    {
        (string Parameter, ControlDefinition Control)[] expected =
        [
            ("Gate", ControlTable.Gate), ("Dwell", ControlTable.Dwell), ("Follow", ControlTable.Follow), ("Congruity Smoothing", ControlTable.CongruitySmoothing),
            ("Hold", ControlTable.Hold), ("Arm", ControlTable.Arm),
            .. Enumerable.Range(1, 4).Select(number => ($"Depth {number}", ControlTable.Depth)),
        ];
        foreach (var (name, control) in expected)
        {
            var value = Values().Single(value => value["parameter_longname"]!.GetValue<string>() == name);
            var initial = value["parameter_initial"]![0]!.GetValue<double>();
            Assert.Equal(0, value["parameter_invisible"]!.GetValue<int>());
            if (control.Kind == ControlKind.Number)
            {
                Assert.Equal((control.Minimum, control.Maximum), (value["parameter_mmin"]!.GetValue<double>(), value["parameter_mmax"]!.GetValue<double>()));
                Assert.Equal(control.Default().Number, initial, 6);
            }
            else
            {
                Assert.Equal(control.Default().IsOn ? 1 : 0, initial);
            }
        }

        Assert.Equal(11, Values().Count(value => value["parameter_invisible"]!.GetValue<int>() == 0));
    }

    [Theory]
    [InlineData("\"Gate\",\"Dwell\"", "\"Gatee\",\"Dwell\"", "the bank names Gatee")]
    [InlineData("\"Gate\",\"Dwell\"", "\"-\",\"Dwell\"", "Push: Gate is in no bank")]
    [InlineData("\"parameter_longname\":\"Depth 2\"", "\"parameter_longname\":\"Depth 1\"", "Depth 1 is not unique")]
    [InlineData("\"parameter_longname\":\"Depth 2\"", "\"parameter_longname\":\"live.dial[1]\"", "live.dial[1] is generic")]
    [InlineData("\"parameter_annotation_name\":\"Hold\"", "\"parameter_annotation_name\":\"\"", "info: Hold")]
    [InlineData("\"parameter_initial_enable\":1", "\"parameter_initial_enable\":0", "defaults: ")]
    [InlineData("\"parameter_modmode\":2", "\"parameter_modmode\":0", "modulation: ")]
    [InlineData("\"Off\",\"On\"", "\"val1\",\"val2\"", "labels: ")]
    [InlineData("\"mode\":1", "\"mode\":0", "undo: ")]
    [InlineData("\"parameter_invisible\":1,\"parameter_longname\":\"PresetSlots\"", "\"parameter_invisible\":0,\"parameter_longname\":\"PresetSlots\"", "storage: PresetSlots")]
    [InlineData("live.comment", "comment", "themes: ")]
    [InlineData("\"maxclass\":\"live.dial\"", "\"maxclass\":\"live.dial\",\"textcolor\":[0,0,0,1]", "themes: ")]
    [InlineData("\"maxclass\":\"live.dial\"", "\"maxclass\":\"live.dial\",\"fontname\":\"Arial\"", "fonts: ")]
    [InlineData("\"presentation_rect\":[6,26,44,48]", "\"presentation_rect\":[6.5,26,44,48]", "half pixels")]
    [InlineData("\"presentation_rect\":[6,26,44,48]", "\"presentation_rect\":[2,26,44,48]", "the margins differ")]
    [InlineData("@quiet 1", "", "console: ")]
    [InlineData("live.thisdevice", "loadbang", "initialization: ")]
    [InlineData("---value", "value", "independence: ")]
    [InlineData("js paintsound.live.js", "js paintsound.other.js", "frozen: js paintsound.other.js is not in the device")]
    public void Finds_what_a_changed_device_misses(string valid, string broken, string fault)
    {
        var text = _device.Patch.ToJsonString().Replace(".0,", ",", StringComparison.Ordinal).Replace(".0]", "]", StringComparison.Ordinal);
        Assert.Contains(valid, text, StringComparison.Ordinal);
        var changed = _device with { Patch = JsonNode.Parse(text.Replace(valid, broken, StringComparison.Ordinal))! };
        Assert.Contains(DeviceChecklist.FindFaults(changed), message => message.Contains(fault, StringComparison.Ordinal));
    }

    private IEnumerable<JsonNode> Values() => _device.Patch["patcher"]!["boxes"]!.AsArray()
        .Select(entry => entry!["box"]!["saved_attribute_attributes"]?["valueof"]).OfType<JsonNode>();
}

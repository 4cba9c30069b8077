using System.Text.Json.Nodes;

namespace PaintSound.Max.Tests;

/// <summary>The points of Ableton's production guidelines for Max for Live devices that the file of a device can show.</summary>
internal static class DeviceChecklist
{
    private const int Automated = 0;
    private const int Stored = 1;
    private const int Hidden = 2;
    private const int Float = 0;
    private const int Enumeration = 2;
    private const int Blob = 3;
    private const int DeviceHeight = 169;

    /// <summary>Returns the points that the device misses, one sentence each.</summary>
    public static IEnumerable<string> FindFaults(Device device)
    {
        var patch = device.Patch["patcher"]!;
        var boxes = patch["boxes"]!.AsArray().Select(entry => entry!["box"]!).ToArray();
        var parameters = boxes.Where(box => (box["parameter_enable"] ?? box["saved_object_attributes"]?["parameter_enable"])?.GetValue<int>() == 1).ToArray();
        return [.. FindFrozenFaults(device, boxes), .. parameters.SelectMany(FindParameterFaults), .. FindNameFaults(patch, parameters), .. FindBankFaults(patch, parameters), .. FindDesignFaults(patch, boxes)];
    }

    private static IEnumerable<string> FindFrozenFaults(Device device, JsonNode[] boxes)
    {
        if (device.Meta != 7)
        {
            yield return "frozen: meta is not 7";
        }

        foreach (var box in boxes.Where(box => Text(box, "text") is var text && (text.StartsWith("js ", StringComparison.Ordinal) || text.StartsWith("v8 ", StringComparison.Ordinal))))
        {
            if (!device.Scripts.TryGetValue(Text(box, "text").Split(' ')[1], out var script))
            {
                yield return $"frozen: {Text(box, "text")} is not in the device";
            }
            else if (script.Contains("include(", StringComparison.Ordinal) || script.Contains("require(", StringComparison.Ordinal))
            {
                yield return "frozen: the script needs another file";
            }
            else if (script.Contains("post(", StringComparison.Ordinal))
            {
                yield return "console: the script prints";
            }
        }

        foreach (var text in boxes.Select(box => Text(box, "text")))
        {
            if (text.StartsWith("print", StringComparison.Ordinal) || (text.StartsWith("udpreceive", StringComparison.Ordinal) && !text.Contains("@quiet 1", StringComparison.Ordinal)))
            {
                yield return $"console: {text} prints";
            }

            if (text.Split(' ')[0] is "delay" or "loadbang" or "pipe")
            {
                yield return $"initialization: {text} instead of live.thisdevice";
            }

            if (text.Split(' ') is ["s" or "r" or "send" or "receive", var name, ..] && !name.StartsWith("---", StringComparison.Ordinal))
            {
                yield return $"independence: {text} is shared by all devices";
            }
        }
    }

    private static IEnumerable<string> FindParameterFaults(JsonNode box)
    {
        var value = box["saved_attribute_attributes"]!["valueof"]!;
        var name = Text(value, "parameter_longname");
        var (type, visible) = (Integer(value, "parameter_type"), Integer(value, "parameter_invisible"));
        if (new[] { "parameter_info", "parameter_annotation_name", "parameter_shortname" }.Any(key => Text(value, key).Length == 0))
        {
            yield return $"info: {name} has no title, text or short name";
        }

        if (name.Contains("live.", StringComparison.Ordinal) || name.Contains('[', StringComparison.Ordinal) || Text(value, "parameter_shortname").Length > 9)
        {
            yield return $"naming: {name} is generic or its short name is long";
        }

        if (value["parameter_initial_enable"]?.GetValue<int>() != 1 || value["parameter_initial"]!.AsArray() is not [{ } initial])
        {
            yield return $"defaults: {name} has no initial value";
            yield break;
        }

        if (type == Blob)
        {
            if (visible != Stored)
            {
                yield return $"storage: {name} is a list that is not Stored Only";
            }

            yield break;
        }

        var first = initial.GetValue<double>();
        var last = value["parameter_mmax"]!.GetValue<double>();
        if (type == Float && (value["parameter_mmin"] is not { } low || low.GetValue<double>() >= last || first < low.GetValue<double>() || first > last))
        {
            yield return $"range: {name} has no range or starts outside";
        }

        if (type == Float && visible == Automated && (value["parameter_unitstyle"] is null || Integer(value, "parameter_modmode") == 0))
        {
            yield return $"modulation: {name} has no unit or modulation mode";
        }

        if (type == Enumeration && (value["parameter_enum"]!.AsArray() is not { } words || words.Count != (int)last + 1
            || words.Any(word => word!.GetValue<string>().StartsWith("val", StringComparison.Ordinal))))
        {
            yield return $"labels: {name} has generic words";
        }

        if (box["maxclass"]!.GetValue<string>() == "live.text" && box["mode"]?.GetValue<int>() == 0 && visible != Hidden)
        {
            yield return $"undo: the button {name} is not hidden";
        }
    }

    private static IEnumerable<string> FindNameFaults(JsonNode patch, JsonNode[] parameters)
    {
        var names = parameters.Select(LongName).Concat(parameters.Select(box => Text(box, "varname")).Distinct(StringComparer.Ordinal));
        foreach (var group in names.GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Count() != 2))
        {
            yield return $"naming: {group.Key} is not unique";
        }

        foreach (var box in parameters.Where(box => patch["parameters"]![box["id"]!.GetValue<string>()]?[0]?.GetValue<string>() != LongName(box)))
        {
            yield return $"parameters: {LongName(box)} is not in the list of the patch";
        }
    }

    private static IEnumerable<string> FindBankFaults(JsonNode patch, JsonNode[] parameters)
    {
        var banks = patch["parameters"]!["parameterbanks"]!.AsObject().Select(bank => bank.Value!).ToArray();
        var banked = banks.SelectMany(bank => bank["parameters"]!.AsArray()).Select(name => name!.GetValue<string>()).Where(name => name != "-").ToArray();
        foreach (var bank in banks.Where(bank => bank["parameters"]!.AsArray().Count != 8 || Text(bank, "name").Length == 0))
        {
            yield return $"Push: bank {bank["index"]} has no name or not eight places";
        }

        foreach (var name in parameters.Where(IsAutomated).Select(LongName).Except(banked, StringComparer.Ordinal))
        {
            yield return $"Push: {name} is in no bank";
        }

        foreach (var name in banked.Except(parameters.Select(LongName), StringComparer.Ordinal))
        {
            yield return $"Push: the bank names {name}, which does not exist";
        }
    }

    private static IEnumerable<string> FindDesignFaults(JsonNode patch, JsonNode[] boxes)
    {
        var shown = boxes.Where(box => box["presentation"]?.GetValue<int>() == 1).ToArray();
        foreach (var box in shown)
        {
            if (!box["maxclass"]!.GetValue<string>().StartsWith("live.", StringComparison.Ordinal)
                || box.AsObject().Any(pair => pair.Key.Contains("color", StringComparison.Ordinal) && box["saved_attribute_attributes"]?[pair.Key]?["expression"] is null))
            {
                yield return $"themes: {box["id"]} does not follow the theme";
            }

            if (box["fontname"]?.GetValue<string>().StartsWith("Ableton Sans", StringComparison.Ordinal) == false)
            {
                yield return $"fonts: {box["id"]} has another font";
            }

            if (Text(box, "text").Contains('\t', StringComparison.Ordinal) || Side(box, 0) % 1 != 0 || Side(box, 1) % 1 != 0 || Side(box, 2) % 1 != 0 || Side(box, 3) % 1 != 0)
            {
                yield return $"positions: {box["id"]} has a tab stop or half pixels";
            }
        }

        var width = patch["devicewidth"]!.GetValue<double>();
        if (patch["openinpresentation"]!.GetValue<int>() != 1 || patch["openrect"]![2]!.GetValue<double>() != width)
        {
            yield return "width: the device does not open with its width in presentation";
        }

        if (shown.Min(box => Side(box, 0)) != width - shown.Max(box => Side(box, 0) + Side(box, 2)) || shown.Max(box => Side(box, 1) + Side(box, 3)) > DeviceHeight)
        {
            yield return "positions: the margins differ, or the device is too high";
        }

        if (!boxes.Any(box => box["maxclass"]!.GetValue<string>() == "live.menu"))
        {
            yield return "presets: there are none";
        }
    }

    private static bool IsAutomated(JsonNode box) => Integer(box["saved_attribute_attributes"]!["valueof"]!, "parameter_invisible") == Automated;

    private static string LongName(JsonNode box) => Text(box["saved_attribute_attributes"]!["valueof"]!, "parameter_longname");

    private static double Side(JsonNode box, int side) => box["presentation_rect"]![side]!.GetValue<double>();

    private static int Integer(JsonNode node, string key) => (int)(node[key]?.GetValue<double>() ?? 0);

    private static string Text(JsonNode node, string key) => node[key]?.GetValue<string>() ?? "";
}

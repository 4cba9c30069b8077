using System.CommandLine;
using System.Globalization;
using PaintSound.Osc.Output;
using PaintSound.Osc.Query;
using PaintSound.Worker.Commands.Input;
using PaintSound.Worker.Commands.Output;

namespace PaintSound.Worker.Commands;

/// <summary><c>paintsound addresses HOST:PORT</c>: lists the OSC addresses of another program by OSCQuery, each with the target of a modulation.</summary>
internal static class AddressesCommand
{
    private const int MaxBytes = 16 << 20;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    public static Command Create()
    {
        var peer = new Argument<string>("HOST:PORT") { Description = "The computer and the OSCQuery port of the program." };
        var json = CommonOptions.Json();
        var command = new Command("addresses", "List the OSC addresses of another program by OSCQuery, with a target for modulations.") { peer, json };
        command.SetAction(async (parsed, stop) =>
        {
            var address = OscTarget.Parse(parsed.GetValue(peer)!);
            using var client = new HttpClient { Timeout = Limit, MaxResponseContentBufferSize = MaxBytes };
            var found = await OscQueryClient.ReadAsync(address.Host, address.Port, client, stop);
            CommandOutput.Write(
                new { found.Name, Osc = TargetOf(found), Addresses = found.Addresses.Select(each => new { each.Path, each.Type, each.IsWritable, each.Minimum, each.Maximum, each.Value, each.Description, Target = TargetOf(found, each) }) },
                parsed.GetValue(json),
                output => Write(output, found));
            return ExitStatus.Done;
        });
        return command;
    }

    /// <summary>The target of a modulation that moves an address, as a show file writes it; null if a modulation cannot move it.</summary>
    internal static string? TargetOf(OscQueryPeer peer, OscQueryPeerAddress address)
    {
        if (!address.IsNumber || !OscModulationTarget.IsAddress(address.Path))
        {
            return null;
        }

        var (low, high) = (address.Minimum ?? 0, address.Maximum ?? 1);
        var numbers = low < high ? string.Create(CultureInfo.InvariantCulture, $"[{low}, {high}]") : "[0, 1]";
        var scale = address.IsWhole ? $", scale: integer, numbers: {numbers}" : numbers == "[0, 1]" ? "" : $", numbers: {numbers}";
        return $"{{ osc: \"{TargetOf(peer)}\", address: {address.Path}{scale} }}";
    }

    private static string Now(OscQueryPeerAddress address) => address.Value is { } value ? string.Create(CultureInfo.InvariantCulture, $"now {value:0.####}. ") : "";

    private static OscTarget TargetOf(OscQueryPeer peer) => new(peer.OscHost, peer.OscPort, peer.IsTcp ? OscTransport.Tcp : OscTransport.Udp);

    private static void Write(TextWriter output, OscQueryPeer peer)
    {
        output.WriteLine($"{(peer.Name.Length > 0 ? peer.Name : "A program without a name")}: OSC at {TargetOf(peer)}, {peer.Addresses.Count} addresses.");
        foreach (var address in peer.Addresses)
        {
            output.WriteLine($"  {address.Path,-40}  {address.Type,-4}  {(address.IsWritable ? "" : "read only. ")}{Now(address)}{address.Description}");
            if (TargetOf(peer, address) is { } target)
            {
                output.WriteLine($"    target: {target}");
            }
        }
    }
}

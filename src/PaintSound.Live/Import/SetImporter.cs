using System.Threading.Channels;
using PaintSound.Core.Works;
using PaintSound.Live.Connections;
using PaintSound.Osc;

namespace PaintSound.Live.Import;

/// <summary>Lets Live make a clip of every work in the set that is open, a few at a time; what is there is left alone.</summary>
/// <param name="door">The remote script or the Max for Live device, which answers already.</param>
/// <param name="time">The session's clock.</param>
public sealed class SetImporter(PaintSoundDeviceConnection door, TimeProvider time)
{
    private const int AtOnce = 8;

    /// <summary>Live analyses a long file when it makes a clip of it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Asks for the clips of a grid.</summary>
    /// <param name="grid">Which work lies where.</param>
    /// <param name="progress">Told how many works are done.</param>
    /// <param name="stop">Gives up.</param>
    /// <returns>What came of every work.</returns>
    /// <exception cref="OscException">Live does not answer any more.</exception>
    public async Task<SetImportReport> ImportAsync(ClipGrid grid, Action<int> progress, CancellationToken stop)
    {
        var answers = Channel.CreateUnbounded<(int Number, LiveReply Answer)>();
        door.Built = (number, answer) => answers.Writer.TryWrite((number, answer));
        var cells = new Queue<(ClipTrack Track, int Scene)>(grid.Tracks.SelectMany(track => track.Works.Select((_, scene) => (track, scene))));
        var waiting = new Dictionary<int, (MusicWork Work, string Track, int Scene)>();
        var report = new SetImportReport();
        while (cells.Count + waiting.Count > 0)
        {
            while (waiting.Count < AtOnce && cells.TryDequeue(out var next))
            {
                var work = next.Track.Works[next.Scene];
                waiting.Add(door.Build(grid.ClipName(work), work.File, next.Track.Name, next.Scene), (work, next.Track.Name, next.Scene));
            }

            var (number, answer) = await NextAsync(answers.Reader, stop);
            if (waiting.Remove(number, out var asked))
            {
                report.Take(grid.ClipName(asked.Work), asked.Work.File, asked.Track, asked.Scene, answer);
                progress(grid.Count - cells.Count - waiting.Count);
            }
        }

        return report;
    }

    private async Task<(int Number, LiveReply Answer)> NextAsync(ChannelReader<(int Number, LiveReply Answer)> answers, CancellationToken stop)
    {
        try
        {
            return await answers.ReadAsync(stop).AsTask().WaitAsync(Patience, time, stop);
        }
        catch (TimeoutException e)
        {
            throw new OscException($"Live does not answer through {door.Name} any more: look whether it shows a dialogue, and fill again; what is there stays.", e);
        }
    }
}

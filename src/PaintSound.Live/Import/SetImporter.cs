using System.Threading.Channels;
using PaintSound.Core.Works;
using PaintSound.Live.Connections;
using PaintSound.Live.Connections.PaintSoundDevice;
using PaintSound.Osc;

namespace PaintSound.Live.Import;

/// <summary>Lets Live create a clip of each work in the open set, a few at a time. Existing clips are not changed.</summary>
/// <param name="connection">The remote script or the Max for Live device; it must already answer.</param>
/// <param name="time">The session clock.</param>
public sealed class SetImporter(PaintSoundDeviceConnection connection, TimeProvider time)
{
    private const int MaxPending = 8;

    /// <summary>The time limit for one clip. Live analyses a file when it creates a clip of it, which takes long for a long file.</summary>
    private static readonly TimeSpan ReplyTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Requests the clips of a grid: of the works' files (see <see cref="ImportSamples"/>), with the works' gains.</summary>
    /// <param name="grid">The positions of the works.</param>
    /// <param name="progress">Called with the number of completed works.</param>
    /// <param name="stop">Cancels the import.</param>
    /// <returns>The result for all works.</returns>
    /// <exception cref="OscException">Live no longer answers.</exception>
    public async Task<SetImportReport> ImportAsync(ClipGrid grid, Action<int> progress, CancellationToken stop)
    {
        var replies = Channel.CreateUnbounded<(int Number, LiveReply Reply)>();
        connection.OnBuilt = (number, reply) => replies.Writer.TryWrite((number, reply));
        var cells = new Queue<(ClipTrack Track, int Scene)>(grid.Tracks.SelectMany(track => track.Works.Select((_, scene) => (track, scene))));
        var pending = new Dictionary<int, (MusicWork Work, string Track, int Scene)>();
        var report = new SetImportReport();
        while (cells.Count + pending.Count > 0)
        {
            while (pending.Count < MaxPending && cells.TryDequeue(out var next))
            {
                var work = next.Track.Works[next.Scene];
                pending.Add(connection.Build(grid.ClipName(work), work.File, next.Track.Name, next.Scene, work.GainDb), (work, next.Track.Name, next.Scene));
            }

            var (number, reply) = await NextAsync(replies.Reader, stop);
            if (pending.Remove(number, out var request))
            {
                report.Add(grid.ClipName(request.Work), request.Work.File, request.Track, request.Scene, reply);
                progress(grid.Count - cells.Count - pending.Count);
            }
        }

        return report;
    }

    private async Task<(int Number, LiveReply Reply)> NextAsync(ChannelReader<(int Number, LiveReply Reply)> replies, CancellationToken stop)
    {
        try
        {
            return await replies.ReadAsync(stop).AsTask().WaitAsync(ReplyTimeout, time, stop);
        }
        catch (TimeoutException e)
        {
            throw new OscException($"Live no longer answers through {connection.Name}: check whether it shows a dialog, then import again. Existing clips are kept.", e);
        }
    }
}

using System.Threading.Channels;
using PaintSound.Core.Works;
using PaintSound.Live.Connections;
using PaintSound.Live.Connections.PaintSoundDevice;
using PaintSound.Osc;
using PaintSound.Osc.Addresses;

namespace PaintSound.Live.Import;

/// <summary>Lets Live create a clip of each work in the open set, a few at a time. Existing clips are not changed.</summary>
/// <param name="connection">The remote script or the Max for Live device; it must already answer.</param>
/// <param name="time">The session clock.</param>
public sealed class SetImporter(PaintSoundDeviceConnection connection, TimeProvider time)
{
    private const int MaxPending = 8;

    /// <summary>The time limit for one clip. Live analyses a file when it creates a clip of it, which takes long for a long file.</summary>
    private static readonly TimeSpan ReplyTimeout = TimeSpan.FromSeconds(30);

    /// <summary>The time limit for a question, which a remote script or device of an earlier version does not understand.</summary>
    private static readonly TimeSpan FindTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Finds the works of a grid that have clips in the open set already, so that their files need no preparation.</summary>
    /// <param name="grid">The works, with their own files.</param>
    /// <param name="getCopy">Returns the file that a clip of a work plays if not every Live opens the work's own (see <see cref="ImportSamples.GetCopy"/>).</param>
    /// <param name="stop">Cancels the search.</param>
    /// <returns>The ids of the works.</returns>
    /// <exception cref="OscException">Live does not answer.</exception>
    public async Task<IReadOnlySet<string>> FindAsync(ClipGrid grid, Func<MusicWork, string> getCopy, CancellationToken stop)
    {
        var existing = new HashSet<string>(StringComparer.Ordinal);
        await RequestAsync(
            grid.Tracks.SelectMany(track => track.Works),
            work => connection.Find(grid.ClipName(work), work.File, getCopy(work)),
            (work, reply) =>
            {
                if (reply.Entry == LiveCatalogue.Built && reply.GetText(1) == "there")
                {
                    existing.Add(work.Id);
                }
            },
            FindTimeout,
            $"Live does not tell through {connection.Name} which clips exist: check whether it shows a dialog, and whether the remote script or device in Live is that of this PaintSound version.",
            stop);
        return existing;
    }

    /// <summary>Requests the clips of a grid: of the works' files (see <see cref="ImportSamples"/>), with the works' gains.</summary>
    /// <param name="grid">The positions of the works.</param>
    /// <param name="existing">The ids of works that have clips already (see <see cref="FindAsync"/>) and are left alone; may be empty.</param>
    /// <param name="progress">Called with the number of completed works.</param>
    /// <param name="stop">Cancels the import.</param>
    /// <returns>The result for all works.</returns>
    /// <exception cref="OscException">Live no longer answers.</exception>
    public async Task<SetImportReport> ImportAsync(ClipGrid grid, IReadOnlySet<string> existing, Action<int> progress, CancellationToken stop)
    {
        var report = new SetImportReport();
        report.AddExisting(grid.Tracks.Sum(track => track.Works.Count(work => existing.Contains(work.Id))));
        var done = report.Existing;
        await RequestAsync(
            grid.Tracks.SelectMany(track => track.Works.Select((work, scene) => new Cell(work, track.Name, scene))).Where(cell => !existing.Contains(cell.Work.Id)),
            cell => connection.Build(grid.ClipName(cell.Work), cell.Work.File, cell.Track, cell.Scene, cell.Work.GainDb),
            (cell, reply) =>
            {
                report.Add(grid.ClipName(cell.Work), cell.Work.File, cell.Track, cell.Scene, reply);
                progress(++done);
            },
            ReplyTimeout,
            $"Live no longer answers through {connection.Name}: check whether it shows a dialog, then import again. Existing clips are kept.",
            stop);
        return report;
    }

    // Sends a few requests at a time, and handles the reply of each.
    private async Task RequestAsync<T>(
        IEnumerable<T> items, Func<T, int> request, Action<T, LiveReply> answer, TimeSpan timeout, string noReply, CancellationToken stop)
    {
        var replies = Channel.CreateUnbounded<(int Number, LiveReply Reply)>();
        connection.OnBuilt = (number, reply) => replies.Writer.TryWrite((number, reply));
        var waiting = new Queue<T>(items);
        var pending = new Dictionary<int, T>();
        while (waiting.Count + pending.Count > 0)
        {
            while (pending.Count < MaxPending && waiting.TryDequeue(out var next))
            {
                pending.Add(request(next), next);
            }

            try
            {
                var (number, reply) = await replies.Reader.ReadAsync(stop).AsTask().WaitAsync(timeout, time, stop);
                if (pending.Remove(number, out var item))
                {
                    answer(item, reply);
                }
            }
            catch (TimeoutException e)
            {
                throw new OscException(noReply, e);
            }
        }
    }

    private readonly record struct Cell(MusicWork Work, string Track, int Scene);
}

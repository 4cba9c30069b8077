using PaintSound.Core.Sources;
using PaintSound.Performance.Pipeline;
using PaintSound.Simulation.Music;
using PaintSound.Simulation.Pictures;
using PaintSound.Simulation.Sessions;
using PaintSound.Simulation.Sounds;
using PaintSound.Worker.Tests.Reference;

namespace PaintSound.Worker.Tests.Soaks;

/// <summary>
/// A painter who begins a new canvas every ten minutes, and a composer who plays all works again and again. The sources deliver without waiting, and
/// keep no more than one session or one work in memory.
/// </summary>
/// <param name="sessions">The number of canvases.</param>
/// <param name="framesPerSecond">The rate of the canvas.</param>
internal sealed class RepeatedSessions(int sessions, double framesPerSecond)
{
    /// <summary>The length of a session in seconds.</summary>
    public const int SessionSeconds = 600;

    private const int Rate = ISoundSource.SampleRate;
    private const int Block = Rate / 4;

    /// <summary>Creates the inputs.</summary>
    public PerformanceInputs Create() => new(new Sound("painter", Paint), new Canvas(sessions, framesPerSecond), new Sound("composer", Compose));

    private IEnumerable<float[]> Paint()
    {
        for (var session = 0; session < sessions; session++)
        {
            ContactMicrophone microphone = new(CreateSession(session));
            for (var from = 0; from < SessionSeconds * Rate; from += Block)
            {
                var block = new float[Block];
                microphone.Record(from, block);
                yield return block;
            }
        }
    }

    private IEnumerable<float[]> Compose()
    {
        var left = (long)sessions * SessionSeconds * Rate;
        for (var work = 0; left > 0; work++)
        {
            foreach (var block in ReferenceDecoder.Render(Composer.Pieces[work % Composer.Pieces.Count], seed: work).Chunk(Block))
            {
                yield return block[..(int)Math.Min(block.Length, left)];
                left = Math.Max(0, left - block.Length);
            }
        }
    }

    private static PaintingSession CreateSession(int number) => new Painter(number + 1).CreateSession(SessionSeconds);

    private sealed class Sound(string name, Func<IEnumerable<float[]>> blocks) : ISoundSource
    {
        public string Name => name;

        public Task RunAsync(SoundHandler onBlock, Action<SourceReport> report, CancellationToken stop)
        {
            foreach (var block in blocks().TakeWhile(_ => !stop.IsCancellationRequested))
            {
                onBlock(block, 0);
            }

            return Task.CompletedTask;
        }
    }

    private sealed class Canvas(int sessions, double framesPerSecond) : IFrameSource
    {
        public string Name => "canvas";

        public bool IsLive => false;

        public Task RunAsync(FrameHandler onFrame, Action<SourceReport> report, CancellationToken stop)
        {
            var frame = new byte[IFrameSource.FrameBytes];
            for (var session = 0; session < sessions; session++)
            {
                Camera camera = new(CreateSession(session));
                for (var number = 0; number / framesPerSecond < SessionSeconds && !stop.IsCancellationRequested; number++)
                {
                    camera.Capture(number / framesPerSecond, frame);
                    onFrame(frame, 0);
                }
            }

            return Task.CompletedTask;
        }
    }
}

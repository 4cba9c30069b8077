using Microsoft.Extensions.Logging.Abstractions;
using PaintSound.Core.Congruity;
using PaintSound.Core.Control;
using PaintSound.Core.Sources;
using PaintSound.Osc.Tests;
using PaintSound.Performance.Pipeline;
using PaintSound.Takes.Records;
using PaintSound.Takes.Recording;
using PaintSound.Takes.Replay;
using PaintSound.Takes.Storage;

namespace PaintSound.Acceptance.Tests.Pages;

/// <summary>Writes a take of any length faster than real time: a stroke every two seconds, a canvas whose red grows, two selections every ten seconds.</summary>
internal static class WrittenTake
{
    private const int BlockFrames = 160;
    private static readonly ShowState State = new();

    /// <summary>The dwell after the half of the take, in seconds; before it is the default.</summary>
    public const double LaterDwell = 7;

    /// <summary>The red of the canvas at a time, 0..255.</summary>
    public static int RedAt(double seconds, double length) => (int)(255 * seconds / length);

    /// <summary>Writes the take.</summary>
    /// <param name="folder">The folder of all takes.</param>
    /// <param name="length">The length in seconds.</param>
    /// <param name="music">The file of the excerpts.</param>
    /// <param name="painting">The file of the paintings.</param>
    /// <param name="noise">How much the pixels of the camera differ from frame to frame, in steps of 255.</param>
    public static async Task WriteAsync(string folder, double length, string music, string painting, int noise = 0)
    {
        await using TakeRecorder recorder = new(new TakeOptions { Folder = folder, MaxBytes = 1L << 40 }, NullLogger<TakeRecorder>.Instance, TimeProvider.System);
        recorder.Start("written", new TakeHead(
            TakeHead.CurrentFormat, "1", new DateTimeOffset(2026, 11, 29, 20, 0, 0, TimeSpan.Zero), "/written.yaml", "/library", "", [], TimeSpan.TicksPerSecond, 0, 1, true, State), "");
        Random random = new(1);
        var (block, tone, frame, later) = (new float[BlockFrames], new float[BlockFrames], new byte[IFrameSource.FrameBytes], State with { Choosing = State.Choosing with { Dwell = TimeSpan.FromSeconds(LaterDwell) } });
        var grain = new byte[IFrameSource.FrameBytes * 2];
        random.NextBytes(grain);
        recorder.Journal.AddCommand(new PipelineCommand(PipelineCommandKind.SetAspect, 1.25), 0);
        for (var i = 1; i <= length * 100; i++)
        {
            var seconds = i / 100.0;
            var (at, time) = ((long)(seconds * TimeSpan.TicksPerSecond), TimeSpan.FromSeconds(seconds));
            for (var s = 0; s < BlockFrames; s++)
            {
                block[s] = (float)(random.NextDouble() - 0.5) * (i % 200 < 60 ? 0.5f : 0.002f);
                tone[s] = 0.2f * MathF.Sin(((i * BlockFrames) + s) * 0.17f);
            }

            recorder.Journal.AddBrush(block, at);
            recorder.Journal.AddMusic(tone, at);
            if (i % 200 is 0 or 60)
            {
                recorder.Events.OnStroke(time, i % 200 == 0);
                if (i % 200 == 0)
                {
                    recorder.Events.OnOnset(time, 0.5f);
                }
            }

            if (i % 12 == 0)
            {
                Paint(frame, (byte)RedAt(seconds, length), noise, grain, random);
                recorder.Journal.AddFrame(frame, at);
            }

            if (i % 25 == 0)
            {
                recorder.Journal.AddStep(new StepInputs(at, seconds > length / 2 ? later : State, false, null, TimeSpan.Zero));
                recorder.Events.OnCongruity(time, new CongruityReading((float)(0.5 + 0.4 * Math.Sin(seconds / 5)), 0.5f, 1, CongruityReliability.Reliable));
            }

            if (i % 1000 == 100)
            {
                recorder.Events.OnSelected(SampleEvents.CreateSelection("m1", $"Piece {i / 1000}", music, 0, 0.2f, 1.5f) with { At = time });
                recorder.Events.OnSelected(SampleEvents.CreatePaintingSelection("p1", $"Picture {i / 1000}", painting, 0.3f) with { At = time });
            }

            while (recorder.WaitingBytes > TakeQueue.DefaultBytes / 4)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, TestContext.Current.CancellationToken);
            }
        }

        Assert.Null(recorder.Failure);
        Assert.Equal(0, recorder.Lost);
    }

    /// <summary>Makes a take of ten minutes longer: repeats its part, with later times.</summary>
    /// <param name="folder">The folder of all takes.</param>
    /// <param name="times">How often the part is in the take afterwards.</param>
    public static void Repeat(string folder, int times)
    {
        var take = Take.Open(Directory.GetDirectories(folder).Single());
        for (var i = 1; i < times; i++)
        {
            var later = TakeOptions.PartLength * i;
            var part = TakeFiles.Part(take.Folder, i + 1);
            Directory.CreateDirectory(part);
            foreach (var file in (string[])[TakeFiles.Brush, TakeFiles.Music, TakeFiles.Canvas])
            {
                File.Copy(Path.Combine(take.Parts[0], file), Path.Combine(part, file));
            }

            using JournalReader from = new(TakeFiles.OpenRead(Path.Combine(take.Parts[0], TakeFiles.Journal)));
            using JournalWriter to = new(Path.Combine(part, TakeFiles.Journal));
            while (from.Read() is { } record)
            {
                to.Write(record switch
                {
                    InputRecord input => input with { At = input.At + later.Ticks },
                    EventRecord performanceEvent => performanceEvent with { Time = performanceEvent.Time + later },
                    _ => record,
                });
            }
        }
    }

    private static void Paint(byte[] frame, byte red, int noise, byte[] grain, Random random)
    {
        var shift = random.Next(frame.Length);
        for (var pixel = 0; pixel < frame.Length; pixel += 3)
        {
            var change = noise > 0 ? grain[pixel + shift] % (noise + 1) : 0;
            frame[pixel] = (byte)Math.Min(255, red + change);
            frame[pixel + 1] = frame[pixel + 2] = (byte)(40 + change);
        }
    }
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PaintSound.Core.Beat;
using PaintSound.Core.Control;
using PaintSound.Core.Events;
using PaintSound.Core.Scheduling;
using PaintSound.Lights.Output;
using PaintSound.Midi.Grid;
using PaintSound.Osc.Output;
using PaintSound.Performance.Loading;
using PaintSound.Performance.Metrics;
using PaintSound.Performance.Offline;
using PaintSound.Performance.Pipeline;
using PaintSound.Performance.RealTime;
using PaintSound.Web.State;
using PaintSound.Worker.Controls;
using PaintSound.Worker.Following;
using PaintSound.Worker.Health;
using PaintSound.Worker.Hosting;
using PaintSound.Worker.Hosting.Inputs;
using PaintSound.Worker.Logging;
using PaintSound.Worker.Metrics;
using PaintSound.Worker.Outputs;
using PaintSound.Worker.Paths;
using PaintSound.Worker.Rehearsals;
using PaintSound.Worker.Scheduling;
using PaintSound.Worker.Sessions;
using PaintSound.Worker.Show.Editing;
using PaintSound.Worker.Show.Settings;
using PaintSound.Worker.Takes;
using PaintSound.Worker.Taste;
using Spectre.Console;

namespace PaintSound.Worker;

/// <summary>
/// Composes a performance: inputs -> analyse and select -> outputs. The host starts the services in the order of their registration here, and
/// stops them in reverse. The inputs open before the outputs, so that a missing device ends the start before OSC
/// sends anything. The performance stops first; at the very end the camera gets its own settings back.
/// </summary>
internal static class Composition
{
    /// <summary>Creates a host builder for a performance, without inputs and outputs.</summary>
    /// <param name="library">Path of the library folder.</param>
    /// <param name="models">Folders of networks. They have priority over the bundled networks.</param>
    /// <param name="state">The controls at the start.</param>
    /// <param name="logging">The settings of logging.</param>
    /// <param name="time">The session clock.</param>
    public static HostApplicationBuilder Create(
        string library, IReadOnlyList<string> models, ShowState state, LoggingSettings logging, TimeProvider time)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.AddPaintSoundLogging(logging, time);
        builder.Services
            .Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownSignals.TimeLimit)
            .AddSingleton(time)
            .AddSingleton(logging)
            .AddSingleton(UserFolders.Default)
            .AddSingleton<IThreadPriority>(services => new LoggedThreadPriority(ThreadPrioritySystem.Create(), services.GetRequiredService<ILogger<LoggedThreadPriority>>()))
            .AddSingleton(_ => PerformanceFactory.Load(library, models, state, time))
            .AddSingleton(services => services.GetRequiredService<PerformanceFactory>().Control)
            .AddSingleton<IShowControl>(services => services.GetRequiredService<ShowControl>());
        return builder;
    }

    /// <summary>Composes a live performance as a show file describes it.</summary>
    /// <param name="file">Path of the show file.</param>
    /// <param name="show">The settings of the show file.</param>
    /// <param name="logging">The settings of logging.</param>
    /// <param name="output">Receives the output for people.</param>
    /// <param name="time">The session clock.</param>
    /// <param name="leader">The worker that this one follows; null if it follows none.</param>
    public static HostApplicationBuilder ForShow(
        string file, ShowSettings show, LoggingSettings logging, TextWriter output, TimeProvider time, LeaderAddress? leader = null)
    {
        var builder = Create(show.Library, show.Models, show.State, logging, time);
        builder.Services.AddUnderstudy(show, leader).AddSession(show);
        AddTaste(ForShow(builder, file, show, output, time, lights: time).Services, file);
        builder.Services.AddSingleton<IInputFactory>(services => services.GetRequiredService<InputFactory>()).AddService<FramingService>().AddService<StartSummary>()
            .AddService<TableVerificationService>();
        if (show.Takes.Record)
        {
            builder.Services
                .AddService(services => ActivatorUtilities.CreateInstance<TakeService>(services, file))
                .AddSingleton(services => services.GetRequiredService<TakeService>().Recorder.Journal)
                .AddOutput(services => services.GetRequiredService<TakeService>().Recorder.Events);
        }

        AddBeat(builder.Services, show);
        if (show.Understudy is not null)
        {
            builder.Services.AddService<UnderstudyService>();
        }

        if (show.Session is not null)
        {
            builder.Services.AddService<SessionService>();
        }

        AddRealTimePerformance(builder.Services, show.Music is not null, StageCalibrationFactory.Create(show));
        return builder;
    }

    /// <summary>
    /// Composes the dry run of a show. Nothing of it stays: it records nothing, lights are dark at the end, the show starts disarmed, and no understudy and no site follows.
    /// </summary>
    /// <param name="file">Path of the show file.</param>
    /// <param name="show">The settings of the show file.</param>
    /// <param name="options">How the show is rehearsed.</param>
    /// <param name="logging">The settings of logging.</param>
    /// <param name="output">Receives the output for people.</param>
    /// <param name="time">The session clock.</param>
    public static HostApplicationBuilder ForRehearsal(
        string file, ShowSettings show, RehearsalOptions options, LoggingSettings logging, TextWriter output, TimeProvider time)
    {
        show = show with
        {
            Takes = show.Takes with { Record = false },
            Midi = show.Midi is { } midi ? midi with { Recording = null } : null,
            Lights = show.Lights with { End = LightEnd.Black },
            Understudy = null,
            Session = null,
        };
        var builder = ForShow(file, show, logging, output, time);
        builder.Services
            .AddSingleton(options)
            .AddSingleton<RehearsalWatch>()
            .AddOutput(services => services.GetRequiredService<RehearsalWatch>())
            .AddSingleton<RehearsalJudge>()
            .AddService<RehearsalService>();
        return builder;
    }

    /// <summary>Composes a performance that plays a take again, with the outputs of a show.</summary>
    /// <param name="file">Path of the show file.</param>
    /// <param name="show">The settings of the replay.</param>
    /// <param name="state">The controls at the start.</param>
    /// <param name="playback">The take, and how it is played.</param>
    /// <param name="logging">The settings of logging.</param>
    /// <param name="output">Receives the output for people.</param>
    public static HostApplicationBuilder ForTake(string file, ShowSettings show, ShowState state, TakePlayback playback, LoggingSettings logging, TextWriter output)
    {
        var builder = ForShow(Create(show.Library, show.Models, state, logging, playback.Clock), file, show, output, playback.Clock, lights: playback.RealTime);
        builder.Services
            .AddSingleton<IInputFactory, TakeInputFactory>()
            .AddSingleton(playback)
            .AddSingleton<ReplayedEvents>()
            .AddOutput(services => services.GetRequiredService<ReplayedEvents>().Output)
            .AddService<StartSummary>();
        if (!playback.KeepsControls)
        {
            AddTaste(builder.Services, file);
        }

        if (show.Beat.Source != BeatSourceKind.Off)
        {
            builder.Services.AddSingleton<IBeatSource>(new TakeBeat(show.Beat.Source.ToString())).AddService<BeatService>();
        }

        AddMeasuredPipeline(builder.Services, playback.Take.Head.HasMusic, StageCalibrationFactory.Create(show)).AddService<TakePlaybackService>();
        return builder;
    }

    private static HostApplicationBuilder ForShow(HostApplicationBuilder builder, string file, ShowSettings show, TextWriter output, TimeProvider time, TimeProvider lights)
    {
        builder.Services
            .AddSingleton(show)
            .AddSingleton(output)
            .AddSingleton(new LinkPrinter(output, ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected && AnsiConsole.Profile.Capabilities.Ansi))
            .AddSingleton(new ShowFileEditor(file, show.Text))
            .AddService(services => ActivatorUtilities.CreateInstance<ControlSettingsService>(services, file))
            .AddService<NoMusicLog>()
            .AddService<CameraSettingsService>()
            .AddSingleton<InputFactory>()
            .AddService<InputService>()
            .AddService(services => ActivatorUtilities.CreateInstance<OscService>(services, show.Osc))
            .AddOutput(services => services.GetRequiredService<OscService>().Output);
        if (show.Midi is { } midi)
        {
            builder.Services.AddService(services => ActivatorUtilities.CreateInstance<MidiService>(services, midi));
        }

        if (show.Ltc is { } ltc)
        {
            builder.Services.AddService(services => new LtcService(
                ltc,
                fill => LtcService.OpenOutput(ltc, LtcService.Gate(fill, services.GetService<IOutputGate>())),
                () => services.GetRequiredService<PerformancePipeline>().StartTimestamp,
                services.GetRequiredService<ILogger<LtcService>>(),
                time));
        }

        if (show.Live is { } live)
        {
            builder.Services
                .AddSingleton(services => GridNotesFactory.Create((show.Midi ?? new MidiSettings()).Grid, services.GetRequiredService<PerformanceFactory>().Works))
                .AddService(services => new LiveService(
                    live,
                    services.GetRequiredService<GridNotes>(),
                    services.GetService<MidiService>()?.Output,
                    services.GetRequiredService<UserFolders>().State,
                    services.GetRequiredService<ILoggerFactory>(),
                    output,
                    time,
                    services.GetService<IOutputGate>()));
        }

        if (LightService.UniversesOf(show.Modulations).Count > 0)
        {
            builder.Services.AddService(services => new LightService(
                show.Modulations,
                show.Lights,
                services.GetRequiredService<UserFolders>().ComponentIdFile,
                services.GetRequiredService<ILogger<LightOutput>>(),
                lights,
                services.GetService<IOutputGate>()));
        }

        builder.Services.AddService(services => new ModulationService(
            show.Modulations,
            services.GetService<MidiService>(),
            services.GetService<LiveService>(),
            services.GetService<LightService>(),
            services.GetRequiredService<ILogger<OscSender>>(),
            time,
            services.GetService<IOutputGate>(),
            services.GetService<FollowedPositions>()));
        foreach (var modulation in show.Modulations)
        {
            builder.Services.AddOutput(services => services.GetRequiredService<ModulationService>().CreateOutput(modulation));
        }

        if (show.Midi?.Controller?.Template is not null)
        {
            builder.Services.AddOutput(services => services.GetRequiredService<MidiService>().Leds!);
        }

        if (show.Midi?.Recording is not null && show.Beat.Source != BeatSourceKind.Off)
        {
            builder.Services.AddOutput(services => new MidiTempoOutput(services.GetRequiredService<MidiService>().Recording));
        }

        if (show.Live is not null)
        {
            builder.Services.AddOutput(services => services.GetRequiredService<LiveService>().Start(services.GetRequiredService<SessionStart>().Timestamp));
        }

        builder.Services
            .AddPerformanceHealthChecks(show)
            .AddSingleton<MetricsCollector>()
            .AddService(services => ActivatorUtilities.CreateInstance<WebService>(services, file))
            .AddOutput(CreatePages)
            .AddOutput(services => services.GetRequiredService<WebService>().Works)
            .AddOutput(services => services.GetRequiredService<WebService>().Calibration)
            .AddOutput(_ => new ConsoleOutput(output))
            .AddOutput(services => new LogOutput(services.GetRequiredService<ILogger<LogOutput>>()))
            .AddService<EndSummary>()
            .AddOutput(services => services.GetRequiredService<EndSummary>());
        return builder;
    }

    /// <summary>Composes a performance in real time with given inputs, for the demo and the benchmark.</summary>
    /// <param name="builder">From <see cref="Create"/>.</param>
    /// <param name="osc">Targets and addresses of OSC.</param>
    /// <param name="inputs">Opens the inputs.</param>
    /// <param name="hasMusic">True if one of the inputs is music.</param>
    /// <param name="outputs">Outputs in addition to OSC and the log.</param>
    public static HostApplicationBuilder ForInputs(
        HostApplicationBuilder builder, OscSettings osc, IInputFactory inputs, bool hasMusic, params IReadOnlyList<IPerformanceOutput> outputs)
    {
        builder.Services
            .AddSingleton(inputs)
            .AddService<InputService>()
            .AddService(services => ActivatorUtilities.CreateInstance<OscService>(services, osc))
            .AddOutputs(outputs)
            .AddOutput(services => services.GetRequiredService<OscService>().Output)
            .AddOutput(services => new LogOutput(services.GetRequiredService<ILogger<LogOutput>>()));
        AddRealTimePerformance(builder.Services, hasMusic, new StageCalibration());
        return builder;
    }

    /// <summary>Composes a performance of recordings, which is processed as fast as possible.</summary>
    /// <param name="builder">From <see cref="Create"/>, with <paramref name="time"/>.</param>
    /// <param name="inputs">Opens the recordings.</param>
    /// <param name="time">The clock of the recording.</param>
    /// <param name="progress">Receives the position in the recording.</param>
    /// <param name="calibration">The microphones of the recording.</param>
    /// <param name="outputs">The outputs.</param>
    public static HostApplicationBuilder ForRecording(
        HostApplicationBuilder builder, IInputFactory inputs, OfflineTimeProvider time, IProgress<TimeSpan> progress, StageCalibration calibration,
        params IReadOnlyList<IPerformanceOutput> outputs)
    {
        builder.Services
            .AddSingleton(inputs)
            .AddService<InputService>()
            .AddOutputs(outputs)
            .AddOutput(services => new LogOutput(services.GetRequiredService<ILogger<LogOutput>>()))
            .AddPipeline(hasMusic: false, calibration)
            .AddService(services => ActivatorUtilities.CreateInstance<OfflinePerformanceService>(
                services, time, CanvasInputSettings.DefaultFramesPerSecond, progress));
        return builder;
    }

    private static PageState CreatePages(IServiceProvider services)
    {
        var pages = services.GetRequiredService<WebService>().Pages;
        if (services.GetService<MidiService>() is { } midi)
        {
            midi.KnobWaits += pages.SetWaitingKnob;
        }

        return pages;
    }

    private static void AddTaste(IServiceCollection services, string file) => services
        .AddService(provider => ActivatorUtilities.CreateInstance<TasteService>(provider, file))
        .AddOutput(provider => provider.GetRequiredService<TasteService>());

    private static void AddBeat(IServiceCollection services, ShowSettings show)
    {
        if (show.Beat.Source == BeatSourceKind.Off)
        {
            return;
        }

        if (show.Beat.Source == BeatSourceKind.MidiClock)
        {
            services.AddService(provider => new MidiClockService(
                show.Beat, show.Midi?.System, provider.GetRequiredService<ILogger<MidiClockService>>(), provider.GetRequiredService<TimeProvider>()));
        }

        if (show.Beat.Source == BeatSourceKind.Link)
        {
            services.AddService(provider => ActivatorUtilities.CreateInstance<LinkService>(provider, show.Beat));
        }

        services
            .AddSingleton<IBeatSource>(provider => show.Beat.Source switch
            {
                BeatSourceKind.Live => provider.GetRequiredService<LiveService>().Beat!,
                BeatSourceKind.MidiClock => provider.GetRequiredService<MidiClockService>().Clock,
                BeatSourceKind.Link => provider.GetRequiredService<LinkService>().Connection,
                _ => throw new InvalidOperationException($"There is no beat from {show.Beat.Source}."),
            })
            .AddService<BeatService>();
    }

    private static void AddRealTimePerformance(IServiceCollection services, bool hasMusic, StageCalibration calibration) =>
        AddMeasuredPipeline(services, hasMusic, calibration).AddService<RealTimePerformanceService>();

    private static IServiceCollection AddMeasuredPipeline(IServiceCollection services, bool hasMusic, StageCalibration calibration) => services
        .AddPipeline(hasMusic, calibration)
        .AddMetrics()
        .AddSingleton<StepMetrics>()
        .AddService<MetricsService>();
}

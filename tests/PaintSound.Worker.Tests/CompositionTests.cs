using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PaintSound.Lights.Output;
using PaintSound.Performance.Pipeline;
using PaintSound.Performance.RealTime;
using PaintSound.Worker.Controls;
using PaintSound.Worker.Following;
using PaintSound.Worker.Hosting;
using PaintSound.Worker.Hosting.Inputs;
using PaintSound.Worker.Logging;
using PaintSound.Worker.Metrics;
using PaintSound.Worker.Outputs;
using PaintSound.Worker.Paths;
using PaintSound.Worker.Rehearsals;
using PaintSound.Worker.Show;
using PaintSound.Worker.Show.Settings;
using PaintSound.Worker.Taste;

namespace PaintSound.Worker.Tests;

/// <summary>Composes every show of the repository: all services resolve, start in order, and stop in reverse.</summary>
[Collection(nameof(ShippedWorks))]
public sealed class CompositionTests(ShippedWorks works) : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(180);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("paintsound-composition-");

    public static TheoryData<string> Shows => [.. Directory.GetFiles(Path.Combine(Root, "shows"), "*.yaml").Select(file => Path.GetFileName(file))];

    private static string Root
    {
        get
        {
            var folder = AppContext.BaseDirectory;
            while (!File.Exists(Path.Combine(folder, "PaintSound.sln")))
            {
                folder = Path.GetDirectoryName(folder)!;
            }

            return folder;
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Shows))]
    public async Task All_services_of_a_show_start_and_stop(string name)
    {
        var file = Path.Combine(_folder.FullName, name);
        File.Copy(Path.Combine(Root, "shows", name), file);
        await StartAndStopAsync(file, ShowFile.Read(file) with { Library = works.Library });
    }

    [Fact]
    public async Task A_complete_show_opens_the_inputs_first_and_starts_the_performance_last()
    {
        var file = Path.Combine(_folder.FullName, "everything.yaml");
        await File.WriteAllTextAsync(
            file,
            $"""
            library: {works.Library}
            brush: {Simulated}
            canvas: {Simulated}
            music: {Simulated}
            osc: {Braces($"to: [127.0.0.1:{FreePort.Find()}], query: 127.0.0.1:{FreePort.Find()}")}
            midi: {Braces("port: nowhere, controller: {port: nowhere, template: user 1}")}
            live: {Braces(Live)}
            modulations:
              warmth: {Braces($"source: congruity, target: {Braces($"osc: 127.0.0.1:{FreePort.Find()}, address: /warmth")}")}
              lamp: {Braces($"source: onset, target: {Braces("sacn: 1, channel: 1")}")}
            lights: {Braces("sacn-to: 127.0.0.1")}
            """,
            TestContext.Current.CancellationToken);
        var types = await StartAndStopAsync(file, ShowFile.Read(file));
        Assert.True(File.Exists(Folders.ComponentIdFile));
        Assert.Equal(
            [
                typeof(ControlSettingsService), typeof(NoMusicLog), typeof(CameraSettingsService), typeof(InputService), typeof(OscService), typeof(MidiService), typeof(LiveService), typeof(LightService), typeof(ModulationService), typeof(WebService),
                typeof(EndSummary), typeof(TasteService), typeof(FramingService), typeof(StartSummary), typeof(TableVerificationService), typeof(TakeService), typeof(BeatService), typeof(MetricsService), typeof(RealTimePerformanceService),
            ],
            types.Where(type => type.Assembly == typeof(MetricsService).Assembly || type.Assembly == typeof(RealTimePerformanceService).Assembly));
    }

    /// <summary>A rehearsal opens what a show opens, but keeps no take and leaves no light on.</summary>
    [Fact]
    public async Task A_rehearsal_records_nothing_and_ends_in_the_dark()
    {
        var file = Path.Combine(_folder.FullName, "rehearsal.yaml");
        await File.WriteAllTextAsync(
            file,
            $"library: {works.Library}\nbrush: {Simulated}\ncanvas: {Simulated}\nmidi: {Braces("record: rehearsal.mid")}\nlights: {Braces("end: hold")}\nunderstudy: {Braces("key: a key of both computers")}\n",
            TestContext.Current.CancellationToken);
        var builder = Composition.ForRehearsal(
            file, ShowFile.Read(file), new RehearsalOptions(TimeSpan.FromSeconds(10), Arms: false), new LoggingSettings(), TextWriter.Null, TimeProvider.System);
        await using var services = builder.Services.BuildServiceProvider();
        var show = services.GetRequiredService<ShowSettings>();
        Assert.Equal((false, null, LightEnd.Black), (show.Takes.Record, show.Midi!.Recording, show.Lights.End));
        Assert.DoesNotContain(builder.Services, service => service.ServiceType == typeof(TakeService) || service.ServiceType == typeof(UnderstudyService));
        Assert.Contains(builder.Services, service => service.ServiceType == typeof(RehearsalService));
    }

    // Nothing of the user's own is read or written.
    private UserFolders Folders => new(Path.Combine(_folder.FullName, "configuration"), Path.Combine(_folder.FullName, "state"), Path.Combine(_folder.FullName, "takes"));

    private const string Simulated = "{simulated: 1}";
    private const string Live = "connection: remote-script";

    private static string Braces(string content) => "{" + content + "}";

    private async Task<IReadOnlyList<Type>> StartAndStopAsync(string file, ShowSettings show)
    {
        var stop = TestContext.Current.CancellationToken;
        show = show with { Osc = show.Osc with { Listen = new IPEndPoint(IPAddress.Loopback, FreePort.Find()) } };
        var builder = Composition.ForShow(file, show, new LoggingSettings(), TextWriter.Null, TimeProvider.System);
        builder.Services.AddSingleton(Folders);
        var host = builder.Build();
        var services = host.Services.GetServices<IHostedService>().Select(service => service.GetType()).ToArray();
        await using var disposal = (IAsyncDisposable)host;
        await host.StartAsync(stop).WaitAsync(Timeout, TimeProvider.System, stop);
        Assert.NotNull(host.Services.GetRequiredService<PerformancePipeline>());
        await host.StopAsync(stop).WaitAsync(Timeout, TimeProvider.System, stop);
        return services;
    }
}

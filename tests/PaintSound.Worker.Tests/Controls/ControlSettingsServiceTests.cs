using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using PaintSound.Core.Choosing;
using PaintSound.Core.Control;
using PaintSound.Core.Works;
using PaintSound.Performance.Pipeline;
using PaintSound.Web.Settings;
using PaintSound.Worker.Controls;
using PaintSound.Worker.Show;
using PaintSound.Worker.Show.Editing;
using PaintSound.Worker.Tests.Show;

namespace PaintSound.Worker.Tests.Controls;

public sealed class ControlSettingsServiceTests : IDisposable
{
    private const string Show =
        """
        library: lib   # the small one
        brush: {simulated: 1}
        canvas: {simulated: 1}
        choosing:
          # as on Tuesday
          gate: 0.2
          exclude: [own]   # too well known
        modulations:
          wash: {source: brightness, target: {osc: "127.0.0.1:9000", address: /wash}}
          dub echo: {source: brush-level, target: {osc: "127.0.0.1:9000", address: /echo}}
        # The end.

        """;

    private static readonly string[] Collections = ["own", "composers", "it's late"];

    private readonly string _folder = Directory.CreateTempSubdirectory("paintsound-keep-").FullName;
    private readonly FakeLogger<ControlSettingsService> _logger = new();

    private string File => Path.Combine(_folder, "evening.yaml");

    private string Presets => Path.Combine(_folder, "evening.presets.yaml");

    [Fact]
    public async Task Saves_what_was_changed_and_nothing_else()
    {
        var (control, service) = await OpenAsync(Show);
        control.Set(ControlTable.Dwell, 2.5);
        control.Set(new ControlId(ControlTable.Collection, "own"), true);
        control.Set(new ControlId(ControlTable.Depth, "wash"), 0.25);
        control.Set(ControlTable.Hold, true);
        control.Set(ControlTable.ProjectionBlack, true);
        var saved = service.Save(false);
        Assert.Equal(new SavedDto("Saved in evening.yaml: dwell, collection own, depth wash.", false), saved);
        Assert.Equal(
            Show.Replace("gate: 0.2\n", "gate: 0.2\n", StringComparison.Ordinal)
                .Replace("exclude: [own]   # too well known\n", "exclude: []   # too well known\n  dwell: 2.5\n", StringComparison.Ordinal)
                .Replace("address: /wash}}", "address: /wash}, depth: 0.25}", StringComparison.Ordinal),
            System.IO.File.ReadAllText(File));
        Assert.Empty(control.State.Changed);
        Assert.Contains("nothing to save", service.Save(false).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_was_edited_is_kept_until_the_person_saves_again()
    {
        var (control, service) = await OpenAsync(Show);
        control.Set(ControlTable.Dwell, 2);
        var edited = Show.Replace("gate: 0.2", "gate: 0.3", StringComparison.Ordinal);
        System.IO.File.WriteAllText(File, edited);
        var told = service.Save(false);
        Assert.True(told.IsEdited);
        Assert.Contains("was edited since the show was loaded", told.Message, StringComparison.Ordinal);
        Assert.Equal(edited, System.IO.File.ReadAllText(File));
        Assert.Equal([ControlTable.Dwell], control.State.Changed);
        Assert.False(service.Save(true).IsEdited);
        Assert.Equal((0.3, 2), (ShowFile.Read(File).Choosing.Gate, ShowFile.Read(File).Choosing.Dwell.TotalSeconds));
    }

    [Fact]
    public async Task What_the_show_cannot_be_is_told_and_nothing_is_written()
    {
        var (control, service) = await OpenAsync(Show);
        control.Set(ControlTable.Bars, 4);
        var error = Assert.Throws<SettingsException>(() => service.Save(false));
        Assert.StartsWith("evening.yaml was not changed: ", error.Message, StringComparison.Ordinal);
        Assert.Contains("'choosing: bars' needs a beat", error.Message, StringComparison.Ordinal);
        Assert.Equal(Show, System.IO.File.ReadAllText(File));
        Assert.Single(Directory.GetFiles(_folder));
        Assert.NotEmpty(control.State.Changed);
    }

    [Fact]
    public async Task A_read_only_or_missing_file_is_told()
    {
        var (control, service) = await OpenAsync(Show);
        control.Set(ControlTable.Dwell, 2);
        System.IO.File.SetAttributes(File, FileAttributes.ReadOnly);
        Assert.Contains("read-only", Assert.Throws<SettingsException>(() => service.Save(false)).Message, StringComparison.Ordinal);
        System.IO.File.SetAttributes(File, FileAttributes.Normal);
        System.IO.File.Delete(File);
        Assert.Throws<SettingsException>(() => service.Save(false));
        Assert.Equal(2, control.State.Choosing.Dwell.TotalSeconds);
    }

    [Fact]
    public void Every_control_that_is_kept_has_a_key()
    {
        var state = ShowFileState(Show);
        Assert.All(ControlTable.KeptOf(state), control => Assert.NotEmpty(ControlEdits.Create(control, state).Path));
    }

    [Property(MaxTest = 150)]
    public Property Whatever_was_changed_is_read_again_and_untouched_lines_stay_as_they_are() => Prop.ForAll(
        (from file in RandomShowFile.Files
         from moves in Gen.Choose(0, 1000).Two().ArrayOf(4)
         select (file, moves)).ToArbitrary(),
        drawn =>
        {
            System.IO.File.WriteAllText(File, drawn.file);
            var control = CreateControl(drawn.file);
            var service = new ControlSettingsService(File, new ShowFileEditor(File, drawn.file), control, _logger);
            ControlId[] kept = [.. ControlTable.KeptOf(control.State).Where(candidate => candidate.Definition != ControlTable.Bars)];
            foreach (var (pick, at) in drawn.moves)
            {
                var moved = kept[pick % kept.Length];
                control.Set(moved, moved.Definition.Kind == ControlKind.Switch ? !moved.Get(control.State).IsOn : moved.Definition.At(at / 1000.0));
            }

            var (wanted, changed) = (control.State, control.State.Changed);
            service.Save(false);
            var text = System.IO.File.ReadAllText(File);
            var read = ShowFile.Read(File).State with { Collections = wanted.Collections };
            if (kept.FirstOrDefault(candidate => candidate.Get(read) != candidate.Get(wanted)) is { Definition: not null } wrong)
            {
                return false.Label($"{wrong} is {wrong.Get(read)}, not {wrong.Get(wanted)}, in:\n{text}");
            }

            // A change touches the line of its key; of a list, that of the key and of the item. Every other line is still there. Comments stay.
            var touched = changed.Sum(one => one.Definition.Kind == ControlKind.Switch ? 2 : 1);
            var (before, after) = (drawn.file.Split('\n'), text.Split('\n'));
            var lost = before.GroupBy(line => line).Sum(line => Math.Max(0, line.Count() - after.Count(other => other == line.Key)));
            var comments = before.Where(line => line.Contains('#', StringComparison.Ordinal)).Select(line => line[line.IndexOf('#', StringComparison.Ordinal)..]);
            var allComments = string.Join('\n', after);
            return (lost <= touched).Label($"{lost} lines lost for {changed.Count} changes:\n{drawn.file}\n=>\n{text}")
                .And(comments.All(comment => allComments.Contains(comment.TrimEnd('\r'), StringComparison.Ordinal)).Label($"A comment is lost:\n{drawn.file}\n=>\n{text}"))
                .And((text.Contains("\r\n", StringComparison.Ordinal) == drawn.file.Contains("\r\n", StringComparison.Ordinal)
                    && text.Count(c => c == '\r') is var returns && (returns == 0 || returns == text.Count(c => c == '\n'))).Label("The line ends are mixed."));
        });

    [Fact]
    public async Task Presets_are_stored_renamed_recalled_deleted_and_loaded_by_the_next_show()
    {
        var (control, service) = await OpenAsync(Show);
        control.Set(ControlTable.Dwell, 9);
        Assert.Equal("Stored the preset 'it's: calm' in evening.presets.yaml.", service.StorePreset(" it's: calm "));
        control.Set(ControlTable.Dwell, 1);
        service.StorePreset("loud");
        Assert.Equal(["it's: calm", "loud"], control.State.Presets);

        var (next, nextService) = await OpenAsync(Show);
        Assert.Equal(["it's: calm", "loud"], next.State.Presets);
        next.Set(new ControlId(ControlTable.Preset, "it's: calm"), true);
        Assert.Equal(9, next.State.Choosing.Dwell.TotalSeconds);
        nextService.RenamePreset("it's: calm", "calm");
        Assert.Throws<SettingsException>(() => nextService.RenamePreset("calm", "loud"));
        Assert.Throws<SettingsException>(() => nextService.RenamePreset("none", "some"));
        Assert.Equal(["calm", "loud"], next.State.Presets);
        Assert.StartsWith("Replaced", nextService.StorePreset("calm"), StringComparison.Ordinal);
        nextService.DeletePreset("calm");
        nextService.DeletePreset("loud");
        Assert.Empty((await OpenAsync(Show)).Control.State.Presets);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("a\tb")]
    [InlineData("a name that is so long that nobody can read it on a button, not even on a wall")]
    public async Task A_name_that_is_none_is_refused(string name)
    {
        var (_, service) = await OpenAsync(Show);
        Assert.Throws<SettingsException>(() => service.StorePreset(name));
        Assert.False(System.IO.File.Exists(Presets));
    }

    [Fact]
    public async Task A_preset_of_another_version_sets_what_is_known_and_names_the_rest()
    {
        System.IO.File.WriteAllText(Presets, "calm:\n  dwell: 9\n  sparkle: 0.5\n  depth fog: 1\n");
        var (control, service) = await OpenAsync(Show);
        control.Set(new ControlId(ControlTable.Preset, "calm"), true);
        Assert.Equal(9, control.State.Choosing.Dwell.TotalSeconds);
        Assert.Contains("'sparkle'", _logger.LatestRecord.Message, StringComparison.Ordinal);
        Assert.Contains("'fog'", _logger.LatestRecord.Message, StringComparison.Ordinal);
        Assert.Equal(LogLevel.Warning, _logger.LatestRecord.Level);
        service.StorePreset("loud");
        Assert.Contains("sparkle: 0.5", System.IO.File.ReadAllText(Presets), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_file_of_presets_is_told_and_not_overwritten()
    {
        System.IO.File.WriteAllText(Presets, "calm: [\n");
        var (control, service) = await OpenAsync(Show);
        Assert.Empty(control.State.Presets);
        Assert.Contains("evening.presets.yaml", _logger.LatestRecord.Message, StringComparison.Ordinal);
        Assert.Throws<SettingsException>(() => service.StorePreset("loud"));
        Assert.Equal("calm: [\n", System.IO.File.ReadAllText(Presets));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<Opened> OpenAsync(string text)
    {
        System.IO.File.WriteAllText(File, text);
        var control = CreateControl(text);
        var service = new ControlSettingsService(File, new ShowFileEditor(File, text), control, _logger);
        await service.StartAsync(TestContext.Current.CancellationToken);
        return new Opened(control, service);
    }

    private ShowControl CreateControl(string text) =>
        new(ShowFileState(text), Collections, new SupportedDistances("both", [SoundDistanceKind.Weighed, SoundDistanceKind.Paper]), new FakeTimeProvider());

    // The library gives the gate a default, as in a performance.
    private ShowState ShowFileState(string text)
    {
        var state = ShowFile.Parse(text, File).State;
        return state with { Collections = Collections, Names = new MusicNames(["Ana Ruiz", "it's late"], ["Jazz"], ["etudes"]), Choosing = state.Choosing with { Gate = state.Choosing.Gate ?? 0.05 } };
    }

    private sealed record Opened(ShowControl Control, ControlSettingsService Service);
}

using System.Collections.Immutable;
using FsCheck;
using FsCheck.Xunit;
using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Filters;
using PaintSound.Core.Control;
using PaintSound.Core.Works;
using PaintSound.Performance.Pipeline;

namespace PaintSound.Performance.Tests;

public class ShowControlTests
{
    private static readonly SupportedDistances Both = new("both", [SoundDistanceKind.Weighed, SoundDistanceKind.Paper]);

    private readonly ShowControl _control = new(
        new ShowState { Depths = ImmutableSortedDictionary<string, double>.Empty.Add("reverb", 1) }, ["own", "composers"], Both);

    [Fact]
    public void The_collections_are_in_alphabetical_order() => Assert.Equal(["composers", "own"], _control.State.Collections);

    [Fact]
    public void A_trigger_is_taken_once_and_does_not_change_the_state()
    {
        var (before, changes) = (_control.State, 0);
        _control.Changed += () => changes++;
        Assert.False(_control.Take(ControlTable.Next));
        _control.Set(ControlTable.Next, true);
        _control.Set(ControlTable.Next, false);
        Assert.True(_control.Take(ControlTable.Next));
        Assert.False(_control.Take(ControlTable.Next));
        Assert.Equal(0, changes);
        Assert.Same(before, _control.State);
    }

    [Fact]
    public void A_rejected_value_does_not_change_the_state()
    {
        var before = _control.State;
        Assert.Throws<InvalidControlException>(() => _control.Set(ControlTable.Gate, 0));
        Assert.Throws<InvalidControlException>(() => _control.Set(ControlTable.Next, "now"));
        Assert.Throws<InvalidControlException>(() => _control.Set(new ControlId(ControlTable.Collection, "others"), true));
        Assert.Throws<InvalidControlException>(() => _control.Set(new ControlId(ControlTable.Depth, "echo"), 1));
        Assert.Same(before, _control.State);
        Assert.False(_control.Take(ControlTable.Next));
    }

    [Theory]
    [InlineData(SoundDistanceKind.Weighed, SoundDistanceKind.Paper, "does not support the distance 'paper', because it has no pooled last convolution.")]
    [InlineData(SoundDistanceKind.Paper, SoundDistanceKind.Weighed, "does not support the distance 'weighed', because it has no rhythm and timbre embeddings.")]
    public void A_distance_that_the_network_cannot_measure_is_rejected(SoundDistanceKind supported, SoundDistanceKind requested, string reason)
    {
        var control = new ShowControl(new ShowState { Choosing = new ChoosingControls { Distance = supported } }, [], new SupportedDistances("test", [supported]));
        var error = Assert.Throws<InvalidControlException>(() => control.Set(ControlTable.Distance, requested.ToString().ToLowerInvariant()));
        Assert.Contains($"The sound network test {reason}", error.Message);
        Assert.Equal(supported, control.State.Choosing.Distance);
    }

    [Fact]
    public void Changed_is_raised_once_for_each_change_after_the_state_is_set()
    {
        var seen = new List<bool>();
        _control.Changed += () => seen.Add(_control.State.Choosing.Hold);
        _control.Set(ControlTable.Hold, true);
        _control.Set(ControlTable.Hold, true);
        _control.Set(ControlTable.Hold, false);
        Assert.Throws<InvalidControlException>(() => _control.Set(ControlTable.Gate, 0));
        Assert.Equal([true, false], seen);
    }

    [Fact]
    public void Undo_and_redo_take_back_and_repeat_what_any_input_changed()
    {
        _control.Set(ControlTable.Dwell, 8);
        _control.Set(ControlTable.Hold, true);
        Assert.Equal(("hold", null), (_control.State.UndoStep, _control.State.RedoStep));
        _control.Set(ControlTable.Undo, true);
        Assert.False(_control.State.Choosing.Hold);
        Assert.Equal(("dwell", "hold"), (_control.State.UndoStep, _control.State.RedoStep));
        _control.Set(ControlTable.Undo, true);
        _control.Set(ControlTable.Undo, false);
        _control.Set(ControlTable.Undo, true);
        Assert.Equal(4, _control.State.Choosing.Dwell.TotalSeconds);
        Assert.Null(_control.State.UndoStep);
        _control.Set(ControlTable.Redo, true);
        _control.Set(ControlTable.Redo, true);
        Assert.Equal((true, 8), (_control.State.Choosing.Hold, _control.State.Choosing.Dwell.TotalSeconds));
    }

    [Fact]
    public void Reset_leads_to_the_show_file_in_one_step_and_leaves_the_controls_of_the_moment()
    {
        _control.Set(new ControlId(ControlTable.Depth, "reverb"), 0.25);
        _control.Set(new ControlId(ControlTable.Collection, "own"), false);
        _control.Set(ControlTable.ProjectionBlack, true);
        Assert.Equal(["collection own", "depth reverb"], _control.State.Changed.Select(control => control.ToString()));
        _control.Set(ControlTable.Reset, true);
        Assert.Equal(1, _control.State.Depths["reverb"]);
        Assert.Empty(_control.State.Choosing.Excluded);
        Assert.Empty(_control.State.Changed);
        Assert.True(_control.State.Projection.Black);
        _control.Set(ControlTable.Undo, true);
        Assert.Equal(0.25, _control.State.Depths["reverb"]);
        Assert.Equal(["own"], _control.State.Choosing.Excluded);
    }

    [Fact]
    public void After_a_save_a_reset_leads_to_what_was_saved()
    {
        _control.Set(ControlTable.Dwell, 8);
        _control.MarkSaved(_control.State);
        Assert.Empty(_control.State.Changed);
        _control.Set(ControlTable.Dwell, 2);
        _control.Set(ControlTable.Reset, true);
        Assert.Equal(8, _control.State.Choosing.Dwell.TotalSeconds);
    }

    [Fact]
    public void A_preset_is_one_step_and_names_what_it_could_not_set()
    {
        IReadOnlyList<string> refused = [];
        _control.Recalled += (_, reasons) => refused = reasons;
        _control.SetPresets([new ControlPreset("calm", [
            new("gate", "0.25"), new("volume", "3"), new("dwell", "-1"), new("depth echo", "1"), new("projection/blend", "screen"), new("hold", "true"), new("follow", "much")])]);
        _control.Set(new ControlId(ControlTable.Preset, "calm"), true);
        Assert.Equal((0.25, "screen", false), (
            _control.State.Choosing.Gate, new ControlId(ControlTable.ProjectionBlend).Get(_control.State).Word, _control.State.Choosing.Hold));
        Assert.Equal(5, refused.Count);
        Assert.Contains(refused, reason => reason.StartsWith("Unknown control 'volume'", StringComparison.Ordinal));
        Assert.Equal("preset calm", _control.State.UndoStep);
        _control.Set(ControlTable.Undo, true);
        Assert.Equal((0.05, "mix"), (new ControlId(ControlTable.Gate).Get(_control.State).Number, new ControlId(ControlTable.ProjectionBlend).Get(_control.State).Word));
        Assert.Throws<InvalidControlException>(() => _control.Set(new ControlId(ControlTable.Preset, "loud"), true));
    }

    [Fact]
    public void A_preset_of_the_present_values_is_recalled_exactly()
    {
        _control.Set(ControlTable.Gate, 0.1 / 3);
        _control.Set(new ControlId(ControlTable.Collection, "own"), false);
        var stored = _control.State;
        _control.SetPresets([ControlPreset.Create("mine", stored)]);
        _control.Set(ControlTable.Reset, true);
        _control.Set(new ControlId(ControlTable.Preset, "mine"), true);
        Assert.All(ControlTable.KeptOf(stored), control => Assert.Equal(control.Get(stored), control.Get(_control.State)));
    }

    [Fact]
    public void Undo_and_redo_switch_a_work_again_and_name_it()
    {
        Work[] works = [new MusicWork("m", "Rain", "rain.wav", "own", 60), new MusicWork("n", "Snow", "snow.wav", "composers", 60), new Painting("p", "Red", "red.png", "own")];
        var control = new ShowControl(new ShowState(), ["composers", "own"], Both, works: works);
        List<string> restored = [];
        control.WorkRestored += restored.Add;
        Assert.Equal(["composers", "own"], control.State.MusicCollections);

        control.SwitchWork("m", isOn: false);
        control.SwitchWork("m", isOn: false);
        control.Set(ControlTable.Dwell, 8);
        control.SwitchWork("p", isOn: false);
        Assert.Equal("work Red", control.State.UndoStep);
        Assert.Equal(["composers"], control.State.MusicCollections);
        control.Set(ControlTable.Undo, true);
        control.Set(ControlTable.Undo, true);
        Assert.Equal(["m"], control.State.Choosing.ExcludedWorks);
        Assert.Equal("work Rain", control.State.UndoStep);
        control.Set(ControlTable.Undo, true);
        Assert.Empty(control.State.Choosing.ExcludedWorks);
        Assert.Equal(["composers", "own"], control.State.MusicCollections);
        Assert.Null(control.State.UndoStep);
        control.Set(ControlTable.Redo, true);
        Assert.Equal(["m"], control.State.Choosing.ExcludedWorks);
        Assert.Equal(["p", "m", "m"], restored);
    }

    [Fact]
    public void Works_that_are_switched_together_are_one_step_and_a_new_collection_is_a_control()
    {
        Work[] works = [new MusicWork("m", "Rain", "rain.wav", "own", 60), new MusicWork("n", "Snow", "snow.wav", "composers", 60), new Painting("p", "Red", "red.png", "own")];
        var control = new ShowControl(new ShowState(), ["composers", "own"], Both, works: works);
        control.SwitchWorks(["m", "n"], isOn: false);
        Assert.Equal("2 works", control.State.UndoStep);
        control.Set(ControlTable.Undo, true);
        Assert.Empty(control.State.Choosing.ExcludedWorks);

        control.Collect(new Dictionary<string, string> { ["m"] = "Evening", ["p"] = "Evening" });
        Assert.Equal(["composers", "Evening", "own"], control.State.Collections.Order(StringComparer.OrdinalIgnoreCase));
        Assert.Equal(["Evening", "composers"], control.State.MusicCollections);
        control.Set(new ControlId(ControlTable.Collection, "Evening"), false);
        Assert.Equal([false, true, false], works.Select(control.State.Choosing.Includes));
        control.Set(new ControlId(ControlTable.Collection, "Evening"), true);
        control.Set(new ControlId(ControlTable.Collection, "own"), false);
        Assert.All(works, work => Assert.True(control.State.Choosing.Includes(work)));
    }

    [Fact]
    public void Presets_and_reset_leave_the_works_as_they_are()
    {
        _control.SetPresets([ControlPreset.Create("all on", _control.State)]);
        _control.SwitchWork("m", isOn: false);
        Assert.Empty(_control.State.Changed);
        _control.Set(ControlTable.Dwell, 8);
        _control.Set(new ControlId(ControlTable.Preset, "all on"), true);
        _control.Set(ControlTable.Reset, true);
        Assert.Equal(4, _control.State.Choosing.Dwell.TotalSeconds);
        Assert.Equal(["m"], _control.State.Choosing.ExcludedWorks);
    }

    // What is switched and taken back in any order, with a control between, comes back to the beginning.
    [Property]
    public bool Undo_of_everything_is_the_beginning(NonEmptyString[] ids, bool[] on)
    {
        var begun = _control.State;
        foreach (var (id, isOn) in ids.Zip(on))
        {
            _control.SwitchWork(id.Get, isOn);
            _control.Set(ControlTable.Hold, isOn);
        }

        for (var i = 0; i < 2 * ids.Length; i++)
        {
            _control.Set(ControlTable.Undo, true);
        }

        return _control.State.Choosing.ExcludedWorks.IsEmpty && _control.State.Choosing.Hold == begun.Choosing.Hold && _control.State.UndoStep is null;
    }

    [Fact]
    public void Filters_are_cleared_taken_back_and_reset_with_names_that_are_not_listed()
    {
        MusicWork[] works = [.. Enumerable.Range(0, 100).Select(i => new MusicWork($"m{i}", $"Piece {i}", $"/music/{i}.wav", "own", 4) { Artist = $"Artist {i:00}" })];
        var filter = ExcerptFilter.None with { Artists = ["Artist 01"], TempoBpm = new NumberRange(90) };
        ShowControl control = new(new ShowState { Choosing = new ChoosingControls { Filter = filter } }, ["own"], Both, works: works);
        ControlId second = new(FilterControls.Artist, "Artist 02");
        control.Set(FilterControls.Clear, true);
        Assert.True(control.State.Choosing.Filter.IsNone);
        Assert.Equal("filter/clear", control.State.UndoStep);
        Assert.Equal(["filter/tempo/min", "filter/artist Artist 01"], control.State.Changed.Select(changed => changed.ToString()));
        control.Set(second, true);
        Assert.Throws<InvalidControlException>(() => control.Set(new ControlId(FilterControls.Artist, "Nobody"), true));
        control.Set(ControlTable.Reset, true);
        Assert.Equal(filter, control.State.Choosing.Filter);
        control.Set(ControlTable.Undo, true);
        Assert.Equal(ExcerptFilter.None with { Artists = ["Artist 02"] }, control.State.Choosing.Filter);
        control.Set(ControlTable.Undo, true);
        control.Set(ControlTable.Undo, true);
        Assert.Equal(filter, control.State.Choosing.Filter);
    }

    [Fact]
    public async Task Concurrent_changes_are_all_kept()
    {
        var names = Enumerable.Range(0, 200).Select(i => $"c{i}").ToArray();
        var control = new ShowControl(new ShowState(), names, Both);
        await Task.WhenAll(names.Select(name => Task.Run(() => control.Set(new ControlId(ControlTable.Collection, name), false))));
        Assert.Equal(names.Length, control.State.Choosing.Excluded.Count);
    }
}

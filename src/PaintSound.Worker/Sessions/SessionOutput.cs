using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Paintings;
using PaintSound.Core.Control;
using PaintSound.Core.Events;
using PaintSound.Session.Access;
using PaintSound.Session.Client;
using PaintSound.Session.Messages;

namespace PaintSound.Worker.Sessions;

/// <summary>
/// Tells the other sites what the host selects and sets. It is the first output, so that they know of a launch as early as the stage. Nothing at a site that has joined.
/// </summary>
/// <param name="site">This worker in the session.</param>
internal sealed class SessionOutput(SessionSite site) : IPerformanceOutput
{
    private readonly Lock _lock = new();
    private readonly ControlValues _sent = new();
    private IReadOnlyList<SentControl>? _controls;
    private bool _wasTogether;

    /// <inheritdoc/>
    public string Name => "session";

    private bool IsHost => site.Role == SessionRole.Host;

    /// <inheritdoc/>
    public void OnControls(ShowState state)
    {
        lock (_lock)
        {
            _controls = IsHost ? SentControl.AllOf(state) : null;
        }
    }

    /// <inheritdoc/>
    public void OnSelected(Selection selection)
    {
        if (IsHost)
        {
            site.Publish(FollowedSelection.From(selection));
        }
    }

    /// <inheritdoc/>
    public void OnSelected(PaintingSelection selection)
    {
        if (IsHost)
        {
            site.Publish(FollowedPainting.From(selection));
        }
    }

    /// <summary>Sends the controls that have changed. Call it with every step: a fader that moves has a hundred values in a second.</summary>
    public void SendControls()
    {
        lock (_lock)
        {
            var isTogether = site.IsTogether;
            if (_controls is { } controls && isTogether)
            {
                var changes = _sent.Replace(controls);

                // A hub that was started again knows none.
                if (!_wasTogether || changes is not null)
                {
                    site.Send(_wasTogether ? changes! : new ControlsMessage(true, _sent.All));
                }
            }

            _wasTogether = isTogether && _controls is not null;
        }
    }
}

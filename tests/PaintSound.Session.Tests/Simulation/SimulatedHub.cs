using Microsoft.Extensions.Logging.Testing;
using PaintSound.Session.Limits;
using PaintSound.Session.Server;

namespace PaintSound.Session.Tests.Simulation;

/// <summary>The hub, on a computer of its own or on that of the host.</summary>
internal sealed class SimulatedHub
{
    public SimulatedHub(SimulatedWorld world)
    {
        Clock = world.CreateClock(TimeSpan.FromSeconds(3), 0);
        State = Create();
        Clock.CreateTimer(_ => State.Tick(), null, TimeSpan.FromMilliseconds(250), TimeSpan.FromMilliseconds(250));
    }

    public FakeTimeProvider Clock { get; }

    public SessionState State { get; private set; }

    public bool IsRunning { get; private set; } = true;

    public FakeLogger Logger { get; } = new();

    public void Kill() => IsRunning = false;

    public void Restart() => (State, IsRunning) = (Create(), true);

    private SessionState Create() => new(new RefusalCounter(Logger, Clock), Clock);
}

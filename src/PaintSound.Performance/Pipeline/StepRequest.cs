using PaintSound.Core.Control;

namespace PaintSound.Performance.Pipeline;

/// <summary>Tells the thread of the perception steps that the artist asked for a selection, or that another worker has selected, so that it does not wait for the next regular step. Thread-safe.</summary>
public sealed class StepRequest : IDisposable
{
    private readonly ShowControl _control;
    private TaskCompletionSource _pressed = Create();

    /// <summary>Begins to listen.</summary>
    /// <param name="control">The controls of the show.</param>
    public StepRequest(ShowControl control)
    {
        _control = control;
        _control.Pressed += OnPressed;
    }

    /// <summary>Completes when a selection is asked for.</summary>
    public Task Pressed => Volatile.Read(ref _pressed).Task;

    /// <summary>Begins to wait for the next request. Call it before the step that answers, so that no request is missed.</summary>
    public void Reset() => Interlocked.Exchange(ref _pressed, Create());

    /// <summary>Asks for a step at once.</summary>
    public void Press() => Volatile.Read(ref _pressed).TrySetResult();

    /// <inheritdoc/>
    public void Dispose() => _control.Pressed -= OnPressed;

    private static TaskCompletionSource Create() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void OnPressed(ControlDefinition trigger)
    {
        if (trigger == ControlTable.Next)
        {
            Press();
        }
    }
}

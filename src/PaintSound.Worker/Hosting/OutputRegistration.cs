using PaintSound.Core.Events;

namespace PaintSound.Worker.Hosting;

/// <summary>
/// Creates an output of the performance after the services have started. The container does not dispose the output: the service that it
/// belongs to does.
/// </summary>
/// <param name="Create">Creates the output.</param>
internal sealed record OutputRegistration(Func<IServiceProvider, IPerformanceOutput> Create);

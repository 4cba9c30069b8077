using PaintSound.Core.Events;

namespace PaintSound.Worker.Hosting;

/// <summary>
/// How an output of the performance is created, after the services have started. The container does not own the output: the service
/// behind it closes it.
/// </summary>
/// <param name="Create">Creates it.</param>
internal sealed record OutputRegistration(Func<IServiceProvider, IPerformanceOutput> Create);

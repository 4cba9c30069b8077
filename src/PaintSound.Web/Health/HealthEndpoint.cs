using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PaintSound.Web.Authentication;

namespace PaintSound.Web.Health;

/// <summary>
/// Serves <c>GET /health</c> as JSON: status 200 if the performance is healthy or degraded, 503 if it is unhealthy. Everybody may read
/// the status, so that a monitoring program needs no token. Only an operator reads the reasons, because they name files and devices.
/// </summary>
/// <param name="auth">Determines the role of the caller.</param>
internal sealed class HealthEndpoint(TokenAuthMiddleware auth)
{
    /// <summary>The path of the endpoint.</summary>
    public const string Path = "/health";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
    };

    /// <summary>Adds the endpoint. The application's services have a <see cref="HealthCheckService"/>.</summary>
    public void Map(IEndpointRouteBuilder pages) => pages
        .MapHealthChecks(Path, new HealthCheckOptions { ResponseWriter = WriteAsync })
        .WithMetadata(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head]));

    private Task WriteAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(
        new HealthDto(
            report.Status.ToString(),
            auth.RoleOf(context.Request.Cookies) == Role.Operator
                ? [.. report.Entries.Select(check => new HealthCheckDto(check.Key, check.Value.Status.ToString(), check.Value.Description ?? ""))]
                : null),
        Json,
        context.RequestAborted);
}

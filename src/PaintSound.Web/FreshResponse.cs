using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace PaintSound.Web;

/// <summary>Sends content that no browser keeps.</summary>
internal static class FreshResponse
{
    /// <summary>How JSON is written and read: camel case, enums as words. A request needs every member.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Sends an object as JSON.</summary>
    public static Task SendJsonAsync<T>(HttpContext context, T content)
    {
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsJsonAsync(content, Json, context.RequestAborted);
    }

    /// <summary>Sends bytes, or no content.</summary>
    /// <param name="context">The request.</param>
    /// <param name="content">The bytes; null for no content.</param>
    /// <param name="type">Their type.</param>
    public static Task SendBytesAsync(HttpContext context, ReadOnlyMemory<byte>? content, string type = "application/octet-stream")
    {
        context.Response.Headers.CacheControl = "no-store";
        if (content is not { } bytes)
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        }

        context.Response.ContentType = type;
        context.Response.ContentLength = bytes.Length;
        return context.Response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }
}

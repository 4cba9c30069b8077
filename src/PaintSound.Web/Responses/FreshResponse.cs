using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace PaintSound.Web.Responses;

/// <summary>Sends content that no browser keeps.</summary>
internal static class FreshResponse
{
    /// <summary>The type of numbers and pixels.</summary>
    public const string Binary = "application/octet-stream";

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
    public static Task SendBytesAsync(HttpContext context, byte[]? content, string type)
    {
        if (content is not null)
        {
            return SendBytesAsync(context, content.AsMemory(), type);
        }

        context.Response.Headers.CacheControl = "no-store";
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    /// <summary>Sends bytes.</summary>
    /// <param name="context">The request.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="type">Their type.</param>
    public static Task SendBytesAsync(HttpContext context, ReadOnlyMemory<byte> content, string type)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentType = type;
        context.Response.ContentLength = content.Length;
        return context.Response.Body.WriteAsync(content, context.RequestAborted).AsTask();
    }
}

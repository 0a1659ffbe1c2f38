using System.Net;

namespace Microsoft.SemanticKernel;

/// <summary>The model's server refused a request, or could not be reached: then <see cref="StatusCode"/> is null.</summary>
public class HttpOperationException : Exception
{
    public HttpOperationException()
    {
    }

    public HttpOperationException(string? message)
        : base(message)
    {
    }

    public HttpOperationException(string? message, Exception? innerException)
        : base(message, innerException)
    {
    }

    public HttpOperationException(HttpStatusCode? statusCode, string? responseContent, string? message, Exception? innerException)
        : base(message, innerException)
    {
        StatusCode = statusCode;
        ResponseContent = responseContent;
    }

    public HttpStatusCode? StatusCode { get; set; }

    /// <summary>The body of the refusal, as received.</summary>
    public string? ResponseContent { get; set; }
}

using System.Net;
using System.Text.Json.Nodes;

namespace Agent.Tests.Support.OpenAi;

/// <summary>An error as OpenAI words and shapes it: <c>{"error":{"message","type","param","code"}}</c>.</summary>
internal sealed record OpenAiError(HttpStatusCode Status, string Message, string Type = "invalid_request_error", string? Param = null, string? Code = null)
{
    public static OpenAiError NoKey { get; } = new(
        HttpStatusCode.Unauthorized,
        "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY).");

    public static OpenAiError NotJson { get; } = new(
        HttpStatusCode.BadRequest,
        "We could not parse the JSON body of your request. (HINT: This likely means you aren't using your HTTP library correctly. The OpenAI API expects a JSON payload, but what was sent was not valid JSON.)");

    public static OpenAiError NoQuota { get; } = new(
        HttpStatusCode.TooManyRequests,
        "You exceeded your current quota, please check your plan and billing details.",
        "insufficient_quota",
        Code: "insufficient_quota");

    public static OpenAiError ServerError { get; } = new(
        HttpStatusCode.InternalServerError, "The server had an error while processing your request. Sorry about that!", "server_error");

    public static OpenAiError WrongKey(string key) => new(
        HttpStatusCode.Unauthorized, $"Incorrect API key provided: {Hidden(key)}.", Code: "invalid_api_key");

    public static OpenAiError NoSuchModel(string model) => new(
        HttpStatusCode.NotFound, $"The model `{model}` does not exist or you do not have access to it.", Code: "model_not_found");

    public static OpenAiError NoSuchPath(string method, string path) => new(HttpStatusCode.NotFound, $"Invalid URL ({method} {path})");

    public static OpenAiError TooManyRequests(string model) => new(
        HttpStatusCode.TooManyRequests,
        $"Rate limit reached for {model} in organization org-stand-in on requests per min (RPM): Limit 3, Used 3, Requested 1. Please try again in 20s.",
        "requests",
        Code: "rate_limit_exceeded");

    public static OpenAiError Overloaded(int status = 503) => new(
        (HttpStatusCode)status, "The engine is currently overloaded, please try again later.", "server_error", Code: "overloaded");

    public static OpenAiError Bad(string message, string? param = null, string? code = null) => new(HttpStatusCode.BadRequest, message, Param: param, Code: code);

    public string ToJson() => new JsonObject
    {
        ["error"] = new JsonObject { ["message"] = Message, ["type"] = Type, ["param"] = Param, ["code"] = Code },
    }.ToJsonString();

    /// <summary>As a script's answer.</summary>
    public ModelReply ToReply(string? retryAfter = null) => new ModelReply.Raw(Status, ToJson(), retryAfter);

    private static string Hidden(string key) => key.Length <= 8 ? new('*', key.Length) : $"{key[..4]}{new string('*', key.Length - 8)}{key[^4..]}";
}

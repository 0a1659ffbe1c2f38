using System.Net;

namespace Agent.Tests.Support.OpenAi;

/// <summary>Everything a model server is known to do wrong, as answers for a script.</summary>
internal static class WireFaults
{
    /// <summary>A task that ends only when a test says so; by default never.</summary>
    public static Task Never { get; } = new TaskCompletionSource().Task;

    public static ModelReply Unauthorized => OpenAiError.WrongKey("sk-revoked-0000").ToReply();

    public static ModelReply NoSuchModel => OpenAiError.NoSuchModel("gpt-4o-mini").ToReply();

    public static ModelReply ServerError => OpenAiError.ServerError.ToReply();

    public static ModelReply Overloaded => OpenAiError.Overloaded().ToReply();

    /// <summary>529, which some gateways answer for "overloaded".</summary>
    public static ModelReply Overloaded529 => OpenAiError.Overloaded(529).ToReply();

    public static ModelReply NoQuota => OpenAiError.NoQuota.ToReply();

    /// <summary>A proxy's 502: a page, not JSON.</summary>
    public static ModelReply BadGateway { get; } = new ModelReply.Raw(HttpStatusCode.BadGateway, "<html><head><title>502 Bad Gateway</title></head></html>");

    public static ModelReply Reset { get; } = new WireReply.Reset();

    public static ModelReply CutBody { get; } = new WireReply.Cut(Completion);

    public static ModelReply StalledBody { get; } = new WireReply.Stalled(Completion, Never);

    public static ModelReply Silence { get; } = new ModelReply.Held(Never);

    public static ModelReply Html { get; } = new ModelReply.Raw(HttpStatusCode.OK, "<html><body>Please sign in</body></html>");

    public static ModelReply EmptyBody { get; } = new ModelReply.Raw(HttpStatusCode.OK, "");

    public static ModelReply CutJson { get; } = new ModelReply.Raw(HttpStatusCode.OK, Completion[..(Completion.Length / 2)]);

    public static ModelReply NoChoices { get; } = new ModelReply.Raw(HttpStatusCode.OK, """{"id":"chatcmpl-1","object":"chat.completion","created":0,"model":"m","choices":[]}""");

    public static ModelReply ErrorIn200 => new ModelReply.Raw(HttpStatusCode.OK, OpenAiError.ServerError.ToJson());

    public static ModelReply Refusal { get; } = new ModelReply.Message(null, []) { Refusal = "I'm sorry, I can't assist with that." };

    public static ModelReply ContentFilter { get; } = new ModelReply.Message("", []) { FinishReason = "content_filter" };

    /// <summary>Ten megabytes of text in an answer that is right in every other way.</summary>
    public static ModelReply Huge { get; } = new WireReply.Flood(10 * 1024 * 1024);

    private static string Completion =>
        """{"id":"chatcmpl-1","object":"chat.completion","created":0,"model":"gpt-4o-mini","choices":[{"index":0,"message":{"role":"assistant","content":"All is done."},"finish_reason":"stop"}]}""";

    public static ModelReply TooManyRequests(string? retryAfter = null) => OpenAiError.TooManyRequests("gpt-4o-mini").ToReply(retryAfter);

    /// <summary>Says nothing, not even a status, until the test lets it; then what the model would have said.</summary>
    public static ModelReply SlowFirstByte(Task until) => new ModelReply.Held(until);

    /// <summary>The output limit was reached in the middle of this call: it may look complete and is not meant.</summary>
    public static ModelReply CutAfter(string tool, string arguments, string finish = "length") =>
        new ModelReply.Message(null, [("call_cut", tool, arguments)]) { FinishReason = finish };

    public static ModelReply SameIdTwice(string tool, string first, string second) => new ModelReply.Message(null, [("call_same", tool, first), ("call_same", tool, second)]);

    public static ModelReply Twenty(string tool, Func<int, string> arguments) =>
        ModelReply.Calls([.. Enumerable.Range(0, 20).Select(index => (tool, arguments(index)))]);
}

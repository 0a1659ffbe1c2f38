namespace Agent.Tests.Support.OpenAi;

/// <summary>One request as it came over the wire, and what it was answered.</summary>
internal sealed class OpenAiExchange(int number, string method, string path, IReadOnlyDictionary<string, string> headers, string body)
{
    public int Number { get; } = number;

    public string Method { get; } = method;

    public string Path { get; } = path;

    /// <summary>By name, in any case.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; } = headers;

    public string Body { get; } = body;

    /// <summary>The body read; null when it was no JSON object.</summary>
    public ModelRequest? Request { get; set; }

    /// <summary>What the request was refused with, by the rules of the protocol; null when a script or the embedded model answered.</summary>
    public OpenAiError? Refused { get; set; }

    /// <summary>Of the answer; 0 when the connection ended without one.</summary>
    public int Status { get; set; }
}

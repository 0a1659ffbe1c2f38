namespace Agent.Api.Model;

/// <summary>Why a model gave no answer that could be used at all.</summary>
internal enum ModelOutReason
{
    /// <summary>429 until patience ended, or a Retry-After longer than it.</summary>
    RateLimited,

    /// <summary>5xx until patience ended.</summary>
    ServerError,

    /// <summary>No whole answer in time.</summary>
    Timeout,

    /// <summary>No connection, or one that broke.</summary>
    Unreachable,

    /// <summary>401 or 403: the key is wrong, or not for this model.</summary>
    Unauthorized,

    /// <summary>404: the server does not know the model, or the address is not its.</summary>
    NoSuchModel,

    /// <summary>Not asked: the model failed too often just now.</summary>
    CircuitOpen,

    /// <summary>Not asked: too many requests of this node are under way or wait.</summary>
    TooBusy,

    /// <summary>Not asked: the request could pass what the run may cost.</summary>
    RunBudget,

    /// <summary>Not asked: the request could pass what a day may cost.</summary>
    DayBudget,
}

/// <summary>
/// The model is out: after the attempts it deserves, there is no answer. The lead is not the cause, so the rules decide meanwhile and the
/// run is done again later. Passes the OpenAI client and Semantic Kernel unchanged: neither knows the type. Holds no word of the server's.
/// </summary>
internal sealed class ModelOutException(ModelOutReason reason, string model, string message, Exception? inner = null) : Exception(message, inner)
{
    public ModelOutReason Reason { get; } = reason;

    /// <summary>The model that was asked for, as the server knows it.</summary>
    public string Model { get; } = model;

    /// <summary>How long the server or the open breaker wants not to be asked; null when nobody said.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

namespace Microsoft.SemanticKernel;

/// <summary>The kernel could not do what it was asked: a service is missing, an argument is missing, a setting does not fit.</summary>
public class KernelException : Exception
{
    public KernelException()
    {
    }

    public KernelException(string? message)
        : base(message)
    {
    }

    public KernelException(string? message, Exception? innerException)
        : base(message, innerException)
    {
    }
}

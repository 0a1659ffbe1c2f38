namespace Agent.Eval.Commands;

/// <summary>One command of the program. Every class that implements this is found by its name: nothing else has to be told of it.</summary>
internal interface IEvalCommand
{
    /// <summary>The first word on the command line.</summary>
    string Name { get; }

    /// <summary>One line for the list of commands.</summary>
    string Summary { get; }

    /// <summary>What <c>--help</c> prints.</summary>
    string Help { get; }

    /// <summary>Runs with the words after the name.</summary>
    /// <returns>The exit code: 0 when all is well.</returns>
    /// <exception cref="UsageException">The words make no sense.</exception>
    Task<int> RunAsync(IReadOnlyList<string> words);
}

/// <summary>The command line makes no sense; the message says what is allowed.</summary>
internal sealed class UsageException(string message) : Exception(message);

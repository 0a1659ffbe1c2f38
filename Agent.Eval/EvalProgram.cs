using System.Text;
using Agent.Eval.Commands;

namespace Agent.Eval;

/// <summary>Finds the command and runs it. Without one, or with names of cases, it is <c>run</c>.</summary>
internal static class EvalProgram
{
    private const string Default = "run";

    /// <returns>0 when all is well, 1 when the evals say no, 2 when the command line makes no sense.</returns>
    public static async Task<int> Main(string[] words)
    {
        Console.OutputEncoding = Encoding.UTF8;
        IEvalCommand[] commands = [.. FindCommands()];
        var named = commands.FirstOrDefault(command => command.Name == words.FirstOrDefault());
        try
        {
            return words switch
            {
                ["--help" or "-h" or "help", ..] => Say(Overview(commands)),
                _ when named is not null && words.Contains("--help") => Say(named.Help),
                _ when named is not null => await named.RunAsync(words[1..]),
                _ => await commands.Single(command => command.Name == Default).RunAsync(words),
            };
        }
        catch (UsageException wrong)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return 2;
        }
    }

    private static IEnumerable<IEvalCommand> FindCommands() =>
        from type in typeof(EvalProgram).Assembly.GetTypes()
        where type.IsAssignableTo(typeof(IEvalCommand)) && type is { IsClass: true, IsAbstract: false }
        orderby type.Name
        select (IEvalCommand)Activator.CreateInstance(type)!;

    private static string Overview(IReadOnlyCollection<IEvalCommand> commands) => $"""
        Would anybody notice if decisions got worse? (docs/evals.md)

          dotnet run --project Agent.Eval -- [command] [options]

        {string.Join('\n', commands.Select(command => $"  {command.Name,-12} {command.Summary}"))}

        Without a command it is run. Options of a command: dotnet run --project Agent.Eval -- run --help
        """;

    private static int Say(string text)
    {
        Console.WriteLine(text);
        return 0;
    }
}

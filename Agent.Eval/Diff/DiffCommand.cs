using Agent.Api;
using Agent.Eval.Commands;
using Microsoft.Extensions.Configuration;

namespace Agent.Eval.Diff;

/// <summary>Shows what changed prompts or another rubric would have done with stored leads.</summary>
internal sealed class DiffCommand : IEvalCommand
{
    public string Name => "diff";

    public string Summary => "decides stored leads anew under changed prompts or another rubric";

    public string Help => $"""
        Decides stored leads anew under a changed folder of prompts and shows who changes, who crosses a rejection or a gate, and what it
        costs. Looks only: the database is read in a transaction that cannot write, and no act, memory or counter is touched.

          dotnet run --project Agent.Eval -- diff --prompts FOLDER [options]

        {OptionValues.Describe(DiffOptions.All)}

        Leads are decided on the facts in their journal. Only when the reader prompt itself changes are they read anew, on both sides by the
        same reader: the embedded model (which does not read the prompt, so that nothing shows), recordings, or a model for money.
        What already differs from the stored decisions without the change is shown apart, as drift.
        Exit code: 0 no more changes than allowed; 1 more, or a lead that could not be decided; 2 the command line or a folder makes no sense.
        """;

    public async Task<int> RunAsync(IReadOnlyList<string> words)
    {
        var options = DiffOptions.Parse(words, Environment.GetEnvironmentVariable);
        var configuration = new ConfigurationBuilder().Add(Startup.Defaults).AddEnvironmentVariables().AddInMemoryCollection(options.Settings).Build();
        var sides = PromptSides.Load(options, configuration["Agent:Rubric"]);
        await using var database = await StoredDatabase.OpenAsync(options.Data, Environment.GetEnvironmentVariable, CancellationToken.None);
        Console.WriteLine($"Stored leads of {database.Name}");
        return await TellAsync(await DiffRun.RunAsync(options, sides, configuration, database.ConnectionString, CancellationToken.None), Console.Out);
    }

    /// <returns>The exit code.</returns>
    internal static async Task<int> TellAsync(DiffReport report, TextWriter output)
    {
        foreach (var line in DiffLines.Of(report))
        {
            await output.WriteLineAsync(line);
        }

        if (report.Options.Json is { } file)
        {
            await File.WriteAllTextAsync(file, DiffJson.Write(report));
        }

        return report.Passes ? 0 : 1;
    }
}

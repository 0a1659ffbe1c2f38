using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Agent.Tests.Support;
using Xunit.Abstractions;

namespace Agent.Tests.Prompts;

/// <summary>
/// Prompts are edited while leads are running. What it prints is the record of it:
/// <c>dotnet test Agent.Tests --filter EditWhileRunning --logger "console;verbosity=detailed"</c>.
/// </summary>
public sealed class EditWhileRunningTests(ITestOutputHelper output) : IDisposable
{
    private const int Leads = 5;
    private const string Specialist = "smb_specialist";
    private const string File = "smb_specialist/skprompt.txt";

    private readonly PromptFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Edit_WhileLeadsAreRunning_OldRunsKeepTheOldVersionAndNewOnesTakeTheNew()
    {
        var gate = new Gate();
        await using var app = await _folder.StartAsync(new AppSetup { Model = new ScriptedModel(gate.Answer) });
        var first = await app.VersionAsync(Specialist);
        Say($"start          {Specialist} {Short(first)}");

        // five leads are with their specialist; the model is thinking
        var old = Enumerable.Range(0, Leads).Select(_ => app.SubmitAsync(Make.SmallBusinessLead(Make.Email()))).ToList();
        await PromptApps.UntilAsync(() => Task.FromResult(gate.Waiting == Leads));
        Say($"running        {Leads} leads");

        _folder.Append(File, "\nBe brief.\n");
        app.LetEditsCount();
        var second = await app.VersionAsync(Specialist);
        Say($"edited         {Specialist} {Short(second)}");
        var newer = Enumerable.Range(0, Leads).Select(_ => app.SubmitAsync(Make.SmallBusinessLead(Make.Email()))).ToList();
        await PromptApps.UntilAsync(() => Task.FromResult(gate.Waiting == 2 * Leads));
        Say($"running        {2 * Leads} leads");

        _folder.Append(File, "\nGreet {{$first_name}}.\n");
        app.LetEditsCount();
        var broken = await app.PromptAsync(Specialist);
        var health = await app.GetAsync("/health");
        Say($"broken edit    {Specialist} {Short(broken.Text("version")!)}");
        Say($"  GET /prompts   error:  {broken.Text("error")}");
        Say($"  GET /health    {health.Text("status")}: {(string?)health["checks"]!["prompts"]!["detail"]}");
        gate.Open();
        var newest = await app.SubmitAsync(Make.SmallBusinessLead(Make.Email()));

        var before = await Task.WhenAll(old);
        var after = await Task.WhenAll(newer);
        Report("began before the edit", before);
        Report("began after the edit", after);
        Report("began after the broken edit", newest);

        Assert.NotEqual(first, second);
        Assert.All(before, result => Assert.Equal(first, result.PromptsOf()[Specialist]));
        Assert.All(after.Append(newest), result => Assert.Equal(second, result.PromptsOf()[Specialist]));
        Assert.Equal(second, broken.Text("version"));
        Assert.Matches(@"^smb_specialist/skprompt\.txt: line \d+: found {{\$first_name}}, expected no variables: an agent's prompt has none$", broken.Text("error"));
        Assert.Equal(("degraded", broken.Text("error")), (health.Text("status"), (string?)health["checks"]!["prompts"]!["detail"]));

        // what the model was really told, by the marks in its system messages
        Assert.Equal((Leads, Leads + 1), (gate.Told.Count(text => !text.Contains("Be brief.")), gate.Told.Count(text => text.Contains("Be brief."))));
        Assert.DoesNotContain(gate.Told, text => text.Contains("first_name"));
        await app.AssertPromisesAsync();
    }

    private void Report(string which, params JsonObject[] results)
    {
        foreach (var version in results.GroupBy(result => result.PromptsOf()[Specialist]))
        {
            Say($"{which,-28} {version.Count()} {results[0].Text("status")}, {Specialist} {Short(version.Key)}");
        }
    }

    private void Say(string line) => output.WriteLine(line);

    private static string Short(string version) => version[..19];

    /// <summary>A model whose specialists think until they are let go.</summary>
    private sealed class Gate
    {
        private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _waiting;

        public int Waiting => Volatile.Read(ref _waiting);

        /// <summary>The system message of each conversation with a specialist.</summary>
        public ConcurrentBag<string> Told { get; } = [];

        public void Open() => _open.SetResult();

        public ModelReply.Held? Answer(ModelRequest request)
        {
            if (!request.IsSpecialist || request.Turn > 0)
            {
                return null;
            }

            Told.Add(request.Messages[0]!.ToJsonString());
            Interlocked.Increment(ref _waiting);
            return new ModelReply.Held(_open.Task);
        }
    }
}
